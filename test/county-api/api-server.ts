import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { API_CALLS, type ApiLambda } from '../../lib/platform/api-routes.ts';
import { problem } from '../../lib/runtime/api/problem.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { wholeState } from './every-call.ts';

/** The credential of the one county that may call the server. */
export const CLIENT = { id: 'county-client', secret: 'a secret, with a / and a +', county: '03' as CountyCode };

/** The token of a county (`03`) or of `sos`. */
export const tokenFor = (who: CountyCode | 'sos'): string => `token-${who}`;
const TOKEN = /^Bearer token-(\d\d|sos)$/;

/** Who calls, as the authorizer would say; undefined without a token. */
const authorizerOf = (authorization: string | undefined): Record<string, string> | undefined => {
  const who = TOKEN.exec(authorization ?? '')?.[1];
  if (who === undefined) return undefined;
  if (who === 'sos') return { kind: 'client', role: 'sos-system', id: 'sos' };
  return { kind: 'client', role: 'county-ems', county: who, id: `client-${who}` };
};

type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] };

const ROUTES = (Object.keys(API_CALLS) as ApiLambda[]).map((lambda) => {
  const { method, path } = API_CALLS[lambda];
  return { lambda, method, pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const json = (response: ServerResponse, status: number, body: unknown, type = 'application/json'): void => {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
};

/** What API Gateway answers by itself. */
const refuse = (response: ServerResponse, status: number, code: string): void => {
  const { body, contentType } = problem(status, code, 'As the gateway says.');
  json(response, status, body, contentType);
};

/** A path's values as API Gateway hands them over; undefined where they are no text. */
const decoded = (values: Readonly<Record<string, string>>): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
};

/** A token endpoint as Cognito's: the client-credentials grant, with the pair in `Authorization: Basic`. */
const giveToken = (request: IncomingMessage, body: string, response: ServerResponse): void => {
  const [, pair = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const form = new URLSearchParams(body);
  const isKnown = Buffer.from(pair, 'base64').toString() === `${CLIENT.id}:${CLIENT.secret}`;
  if (!isKnown || form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'county-api/use') {
    json(response, 400, { error: 'invalid_client' });
  } else json(response, 200, { access_token: tokenFor(CLIENT.county), expires_in: 3600, token_type: 'Bearer' });
};

/**
 * The county API over HTTP: the real functions of every call with stores in memory, behind a token endpoint. It stands in
 * for API Gateway where a program outside is run against the API; `asked` lists what was called.
 */
export const apiServer = async (): Promise<{
  readonly url: string;
  readonly asked: Asked[];
  readonly state: ReturnType<typeof wholeState>;
  readonly close: () => Promise<void>;
}> => {
  const state = wholeState();
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = request;
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    if (pathname === '/oauth2/token') return giveToken(request, body, response);
    asked.push({ method, path: `${pathname}${search}`, headers });
    const route = ROUTES.find((one) => one.method === method && one.pattern.test(pathname));
    if (!route) return refuse(response, 404, 'not-found');
    const authorizer = authorizerOf(headers.authorization);
    if (!authorizer) return refuse(response, 401, 'unauthorized');
    const pathParameters = decoded({ ...route.pattern.exec(pathname)?.groups });
    if (!pathParameters) return refuse(response, 400, 'invalid-request');
    const names = [...new Set(searchParams.keys())];
    const result = await state.send(route.lambda, {
      headers,
      pathParameters,
      queryStringParameters: Object.fromEntries(searchParams),
      multiValueQueryStringParameters: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])),
      body,
      isBase64Encoded: false,
      requestContext: { authorizer, identity: { sourceIp: '127.0.0.1' } },
    } as unknown as APIGatewayProxyEvent);
    response.writeHead(result.statusCode, result.headers as Record<string, string>).end(result.body);
  };
  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 500, 'internal-error'));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
