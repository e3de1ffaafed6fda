import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { isFromThisMachine, OTHER_SITE } from '../base/this-machine.ts';
import { callRecorder } from './call-record.ts';
import { answerCall } from './calls.ts';
import { FaultRule } from './faults.ts';
import type { Provider } from './provider.ts';

/** A running provider simulator. */
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
  response: ServerResponse,
): Promise<void> => {
  const body = await readBody(request);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
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

/** Serves the provider on a free port of the loopback. */
export const serveProvider = async (provider: Provider): Promise<ProviderServer> => {
  const record = callRecorder(process.env['ROLLCALL_PERMISSIONS']);
  const server = createServer((request, response) => {
    if (!isFromThisMachine(request.headers)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end(OTHER_SITE);
      return;
    }
    handle(provider, record, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
