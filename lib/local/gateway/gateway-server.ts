import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { LocalFailure } from '../base/local-failure.ts';
import { problemResponse } from './answers.ts';

/** The one address of the local stage. */
export type GatewayServer = {
  readonly url: string;
  readonly port: number;
  /** From now on requests go here; before, they are told to wait. */
  serve(handle: (request: Request) => Response | Promise<Response>): void;
  /** What is asked below this path goes to a listener of Node's own; a later one for the same path takes its place. */
  serveBelow(path: string, listener: RequestListener): void;
  close(): Promise<void>;
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const sentence =
        `Port ${port} is taken by another program, perhaps by a local stage that still runs. ` +
        'Stop that ("npm run local -- down"), or choose a port: npm start -- --port 8790 (0 takes a free one).';
      return reject(new LocalFailure(sentence));
    });
    server.listen(port, '127.0.0.1', resolve);
  });

const notYet = (): Response => {
  const answer = problemResponse(503, 'starting', 'The local stage is still starting. Try again in a moment.');
  answer.headers.set('retry-after', '2');
  return answer;
};

/**
 * Longer than a client keeps an idle connection, as API Gateway does it: whoever closes first may close on a request
 * that is under way.
 */
const IDLE_SECONDS = 75;

/** Takes the port at once, so that a taken one is reported before anything else is done. Port 0: a free one. */
export const openGateway = async (port: number): Promise<GatewayServer> => {
  let handle: (request: Request) => Response | Promise<Response> = notYet;
  const keepAliveTimeout = IDLE_SECONDS * 1000;
  const listener = getRequestListener((request) => handle(request), { overrideGlobalObjects: false });
  const below = new Map<string, RequestListener>();
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    const path = [...below.keys()].find((one) => request.url?.startsWith(`${one}/`));
    const takes = path === undefined ? undefined : below.get(path);
    return (takes ?? listener)(request, response);
  });
  await listen(server, port);
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${taken}`,
    port: taken,
    serve: (next) => {
      handle = next;
    },
    serveBelow: (path, next) => {
      below.set(path, next);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
