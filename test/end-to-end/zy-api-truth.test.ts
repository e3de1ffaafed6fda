import { expect, it } from 'vitest';
import type { ApiLambda } from '../../lib/platform/api-routes.ts';
import { madeIn, openApiTruth } from '../county-api/api-truth.ts';
import { send, stageUrl, tokenOf } from './client.ts';

/** What counties call most: a few seconds for each. */
const CALLS: readonly ApiLambda[] = [
  'list-elections',
  'create-election',
  'post-ballots',
  'list-held-rows',
  'list-uploads',
  'list-upload-rows',
  'start-sync-check',
  'read-sync-checks',
  'list-sync-schedule',
  'read-county',
];

/**
 * A few requests for each of some calls, made by schemathesis from the document as the stage serves it, through API
 * Gateway and the authorizer. Every call and every boundary is tried without them in test/stacks/api-truth.test.ts. Late in the
 * order of the files: it leaves elections asked for, checks and rows behind.
 */
it('the document that the stage serves is what the stage does: schemathesis finds nothing', async () => {
  const truth = await openApiTruth('api-truth-of-stage');
  const document = truth.write('openapi.json', (await send('GET', '/v1/openapi.json')).text);
  const api = { url: stageUrl(), tokenOf, checkOf: () => undefined, examples: 1, boundaries: false };
  const halves = [0, 1].map((half) => CALLS.filter((_, index) => index % 2 === half));
  const done = await Promise.all(halves.map((some, half) => truth.ask(`half-${half}`, some, document, api)));
  for (const { code, said } of done) expect(code, said.slice(-12_000)).toBe(0);
  expect(done.map(madeIn).reduce((sum, made) => sum + made)).toBeGreaterThanOrEqual(CALLS.length);
});
