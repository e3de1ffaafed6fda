import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_CONTRACT } from '../../lib/county-api/api/contract.ts';
import { openApiDocument } from '../../lib/county-api/api/openapi.ts';
import { API_CALLS } from '../../lib/platform/api-routes.ts';
import { apiServer, tokenFor } from '../county-api/api-server.ts';
import { type AskedApi, LAMBDAS, madeIn, openApiTruth } from '../county-api/api-truth.ts';
import { checkOf } from '../county-api/every-call.ts';

/**
 * What the document says of the API, asked of the API: by a validator of documents, and by schemathesis, which makes
 * requests from it, good and bad, and holds the answers to it. The API is the real function of every call, with stores in
 * memory and without API Gateway before it.
 */
describe('the document of the API', () => {
  let truth: Awaited<ReturnType<typeof openApiTruth>>;
  let server: Awaited<ReturnType<typeof apiServer>>;
  let document: string;
  let api: AskedApi;
  const described = openApiDocument(API_CONTRACT, { tokenUrl: 'https://tokens.example.org/oauth2/token' });

  beforeAll(async () => {
    truth = await openApiTruth('api-truth');
    document = truth.write('openapi.json', JSON.stringify(described));
    server = await apiServer();
    const checkIdOf: AskedApi['checkOf'] = (county) => checkOf(county).id;
    api = { url: server.url, tokenOf: tokenFor, checkOf: checkIdOf, examples: 3, boundaries: true };
  });
  afterAll(() => server.close());

  it('is valid OpenAPI 3.1 by openapi-spec-validator', async () => {
    const { code, said } = await truth.validate(document);
    expect(code, said).toBe(0);
  });

  it('is what the API does: schemathesis finds nothing', async () => {
    // Two at a time, in processes of their own: in threads its generator exhausts the stack of CPython 3.11.
    const halves = [0, 1].map((half) => LAMBDAS.filter((_, index) => index % 2 === half));
    const done = await Promise.all(halves.map((calls, half) => truth.ask(`half-${half}`, calls, document, api)));
    for (const { code, said } of done) expect(code, said.slice(-12_000)).toBe(0);
    expect(Math.min(...done.map(madeIn))).toBeGreaterThan(500);
  });

  it('would be found out: a status that it leaves out is missed', async () => {
    const lie = structuredClone(described) as { paths: Record<string, Record<string, { responses: object }>> };
    const { path, method } = API_CALLS['read-sync-checks'];
    const operation = lie.paths[path]?.[method.toLowerCase()] ?? { responses: {} };
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses).filter(([status]) => status !== '404'),
    );
    const file = truth.write('lie.json', JSON.stringify(lie));
    const { code, said } = await truth.ask('lie', ['read-sync-checks'], file, api);
    expect(code).not.toBe(0);
    expect(said).toContain('Undocumented status code');
  });
});
