import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { behindSecret, newSecret } from '../base/door.ts';
import { isFromBrowser, isFromThisMachine, OTHER_SITE } from '../base/this-machine.ts';
import { callRecorder } from './call-record.ts';
import { answerCall } from './calls.ts';
import { FaultRule } from './faults.ts';
import type { Provider } from './provider.ts';

/** A running provider simulator. Its address holds the secret of this start: who does not know it is not answered. */
export type ProviderServer = { readonly url: string; close(): Promise<void> };

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

type ControlAnswer = { readonly status: number; readonly value: unknown };

/**
 * The simulator's own calls, for tests: `GET` and `DELETE /control/messages`, `POST` and `DELETE /control/faults`
 * (body: `FaultRule` or a list of them).
 */
const control = (provider: Provider, call: string, body: string): ControlAnswer => {
  if (call === 'GET /control/messages') return { status: 200, value: { messages: provider.messages() } };
  if (call === 'DELETE /control/messages') provider.forget();
  else if (call === 'DELETE /control/faults') provider.faults.clear();
  else if (call === 'POST /control/faults') {
    const rules = z.union([FaultRule.transform((rule) => [rule]), z.array(FaultRule)]).safeParse(JSON.parse(body));
    if (!rules.success) return { status: 400, value: { error: z.prettifyError(rules.error) } };
    for (const rule of rules.data) provider.faults.add(rule);
  } else return { status: 404, value: { error: `No such call: ${call}` } };
  return { status: 200, value: {} };
};

const handle = async (
  provider: Provider,
  record: ReturnType<typeof callRecorder>,
  request: IncomingMessage,
  asked: string,
  response: ServerResponse,
): Promise<void> => {
  const body = await readBody(request);
  const path = asked.split('?')[0] ?? '/';
  if (path.startsWith('/control/')) {
    const { status, value } = control(provider, `${request.method} ${path}`, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    return;
  }
  const target = request.headers['x-amz-target'];
  const call = {
    method: request.method ?? 'GET',
    path,
    target: Array.isArray(target) ? target[0] : target,
    body,
    authorization: request.headers.authorization,
  };
  const result = await answerCall(provider, call, record);
  if (result === 'hang') return;
  if (result === 'reset') request.socket.resetAndDestroy();
  else response.writeHead(result.status, result.headers).end(result.body);
};

/** What a request asks for; undefined for a browser and for whoever does not know the secret. */
const wayIn = (secret: string, { headers, url = '/' }: IncomingMessage): string | undefined => {
  const site = headers['sec-fetch-site'];
  const from = { host: headers.host, origin: headers.origin, site: Array.isArray(site) ? site[0] : site };
  return isFromThisMachine(from) && !isFromBrowser(from) ? behindSecret(secret, url) : undefined;
};

/** Serves the provider on a free port of the loopback. */
export const serveProvider = async (provider: Provider): Promise<ProviderServer> => {
  const record = callRecorder(process.env['ROLLCALL_PERMISSIONS']);
  const secret = newSecret();
  const server = createServer((request, response) => {
    const asked = wayIn(secret, request);
    if (asked === undefined) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end(OTHER_SITE);
      return;
    }
    handle(provider, record, request, asked, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
