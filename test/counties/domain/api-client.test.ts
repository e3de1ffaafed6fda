import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ApiClient,
  clientState,
  isOpen,
  issuedClient,
  MOST_CLIENTS,
  ROTATION_OVERLAP_DAYS,
  refusedIssue,
  revoked,
  rotated,
} from '../../../lib/counties/domain/api-client.ts';
import { aClient, NOW } from '../county-files.ts';

const HOUR = 3_600_000;

it.each([
  ['active', {}],
  ['ending', { endsAt: NOW.add({ milliseconds: 1 }) }],
  ['ended', { endsAt: NOW }],
  ['revoked', { revokedAt: NOW }],
  ['revoked', { revokedAt: NOW, endsAt: NOW.add({ hours: 1 }) }],
] as const)('a client is %s: %j', (state, fields) => {
  expect(clientState(aClient(fields), NOW)).toBe(state);
});

it('a county gets no more credentials than anybody can keep track of', () => {
  const full = Array.from({ length: MOST_CLIENTS }, () => aClient());
  expect(refusedIssue(full, NOW)?.code).toBe('too-many-clients');
  expect(refusedIssue(full.with(0, aClient({ revokedAt: NOW })), NOW)).toBeUndefined();
});

/** What a person does to the credentials of a county, and how long after the last one. */
const step = fc.record({
  wait: fc.integer({ min: 0, max: 30 * 24 }),
  does: fc.constantFrom('issue', 'rotate', 'revoke'),
  which: fc.nat(7),
});

/** The same, kept apart from the code: when each credential opens, as spans of hours from the beginning. */
type Span = { from: number; until: number; renewed: boolean; withdrawn: boolean };

it('opens what is issued, the old beside the new for the overlap, and never again what was revoked', () => {
  const run = (steps: readonly { wait: number; does: string; which: number }[]): void => {
    let [hours, count] = [0, 0];
    const clients: ApiClient[] = [];
    const spans: Span[] = [];
    const begin = (): Span => ({ from: hours, until: Number.POSITIVE_INFINITY, renewed: false, withdrawn: false });
    for (const { wait, does, which } of steps) {
      hours += wait;
      const now = NOW.add({ milliseconds: hours * HOUR });
      const at = clients.length === 0 ? -1 : which % clients.length;
      const [client, span] = [clients[at], spans[at]];
      if (does === 'issue' || !client || !span) {
        count += 1;
        clients.push(
          issuedClient({ clientId: `c${count}`, county: '03', role: 'county-ems', name: 'n', issuedBy: 's' }, now),
        );
        spans.push(begin());
      } else if (does === 'revoke') {
        clients[at] = revoked(client, now);
        if (!span.withdrawn) spans[at] = { ...span, until: Math.min(span.until, hours), withdrawn: true };
      } else {
        count += 1;
        const done = rotated(client, { clientId: `c${count}`, issuedBy: 's' }, now);
        expect(done.ok).toBe(!span.renewed && !span.withdrawn);
        if (!done.ok) continue;
        clients[at] = done.value.before;
        clients.push(done.value.after);
        expect(done.value.after).toMatchObject({ replaces: client.clientId, role: client.role, county: client.county });
        spans[at] = { ...span, until: hours + 24 * ROTATION_OVERLAP_DAYS, renewed: true };
        spans.push(begin());
      }
      for (const probe of [0, 1, 24 * ROTATION_OVERLAP_DAYS - 1, 24 * ROTATION_OVERLAP_DAYS, 10_000]) {
        const moment = hours + probe;
        const expected = spans.map(({ from, until }) => from <= moment && moment < until);
        expect(clients.map((one) => isOpen(one, NOW.add({ milliseconds: moment * HOUR })))).toEqual(expected);
      }
    }
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 12 }), run), { numRuns: 300 });
});

it('revoking twice keeps the first moment, and nothing revives a credential', () => {
  const once = revoked(aClient(), NOW);
  expect(revoked(once, NOW.add({ hours: 5 }))).toBe(once);
  const renewed = rotated(once, { clientId: 'c2', issuedBy: 's' }, NOW);
  expect(!renewed.ok && renewed.error.code).toBe('client-revoked');
});
