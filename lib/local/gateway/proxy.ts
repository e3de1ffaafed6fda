import { problemResponse } from './answers.ts';

/** API Gateway's stage of every API. */
const STAGE = 'live';

/** Headers that concern one connection only, or that `fetch` sets itself. */
const NOT_PASSED_ON = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding', 'upgrade'];
const NOT_PASSED_BACK = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'];

const without = (headers: Headers, names: readonly string[]): Headers => {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
};

/** Methods that no client of ours can send on. API Gateway has none of them and says so. */
const UNSENDABLE = ['CONNECT', 'TRACE', 'TRACK'];

/** Passes requests on to one service of the emulator. */
export type ApiProxy = (request: Request, extra?: Readonly<Record<string, string>>) => Promise<Response>;

/** A proxy for the REST API with this id. */
export const proxyTo = (endpoint: string, apiId: string): ApiProxy =>
  proxyBelow(`${endpoint}/_aws/execute-api/${apiId}/${STAGE}`);

/** A proxy that asks for the same path below another address. */
export const proxyBelow =
  (base: string): ApiProxy =>
  async (request, extra = {}) => {
    if (UNSENDABLE.includes(request.method)) {
      return problemResponse(404, 'not-found', 'There is no such call. GET /v1/openapi.json lists what there is.');
    }
    const { pathname, search } = new URL(request.url);
    const headers = without(request.headers, NOT_PASSED_ON);
    for (const [name, value] of Object.entries(extra)) headers.set(name, value);
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    try {
      const answer = await fetch(`${base}${pathname}${search}`, {
        method: request.method,
        headers,
        redirect: 'manual',
        ...(hasBody ? { body: await request.arrayBuffer() } : {}),
      });
      return new Response(answer.body, { status: answer.status, headers: without(answer.headers, NOT_PASSED_BACK) });
    } catch {
      return problemResponse(502, 'emulator-not-reached', 'The emulator does not answer. Start again with: npm start');
    }
  };
