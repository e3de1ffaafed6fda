import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createElectionRoute } from '../../lib/elections/api.ts';
import { requestElection } from '../../lib/elections/domain/request.ts';
import { Temporal } from '../../lib/shared/time.ts';

const DEPLOYING = readFileSync('docs/deploying.md', 'utf8');

it('the command that sets up the statewide election sends what the call takes, and SOS may ask for', () => {
  const [, sent = ''] = /-d '(\{"name"[^']*\})' "\$API\/v1\/elections\?dryRun=true"/.exec(DEPLOYING) ?? [];
  const body = createElectionRoute.body?.parse(JSON.parse(sent));
  if (body === undefined) throw new Error('The call takes a body.');
  const before = Temporal.Instant.from('2028-08-01T17:00:00Z');
  const { county: _none, ...asked } = body;
  const requested = requestElection(asked, { role: 'sos', county: undefined }, before);
  expect(requested.ok && requested.value).toMatchObject({ kind: 'statewide', county: null });
});
