import { expect, it } from 'vitest';
import { LAMBDAS, madeIn, openApiTruth } from '../county-api/api-truth.ts';
import { send, stageUrl, tokenOf } from './client.ts';

/**
 * A few requests for each call, made by schemathesis from the document as the stage serves it, through API Gateway and the
 * authorizer. Every boundary is tried without them in test/stacks/api-truth.test.ts. Late in the order of the files: it leaves
 * elections asked for, checks and rows behind.
 */
it('the document that the stage serves is what the stage does: schemathesis finds nothing', async () => {
  const truth = await openApiTruth('api-truth-of-stage');
  const document = truth.write('openapi.json', (await send('GET', '/v1/openapi.json')).text);
  const api = { url: stageUrl(), tokenOf, checkOf: () => undefined, examples: 1, boundaries: false };
  const done = await truth.ask('stage', LAMBDAS, document, api);
  expect(done.code, done.said.slice(-12_000)).toBe(0);
  expect(madeIn(done)).toBeGreaterThanOrEqual(LAMBDAS.length);
});
