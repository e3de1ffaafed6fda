import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { ApiClient } from '../../county-api/ports.ts';
import { SESSION_COOKIE } from '../../platform/credentials.ts';
import { PAGE_HEADERS } from '../../site-kit/security-headers.ts';
import { describeFailure, LocalFailure } from '../base/local-failure.ts';
import { countyMail, voterMessages } from '../outbox/outbox.ts';
import { renderOutbox } from '../outbox/outbox-page.tsx';
import type { Provider } from '../provider/provider.ts';
import { problemResponse, RequestProblem } from './answers.ts';
import { type LocalParts, localRoutes } from './local-routes.ts';
import { type OperationsViewer, parseViewer, VIEWER_COOKIE } from './operations-session.ts';
import type { ApiProxy } from './proxy.ts';
import { sameSiteOnly } from './same-site.ts';

/** What stands behind the one address of the local stage. */
export type GatewayParts = LocalParts & {
  readonly provider: Provider;
  readonly countyApi: ApiProxy;
  readonly operations: ApiProxy;
  readonly voterSite: ApiProxy;
  /** The hashed name of an asset of the voter site. */
  readonly assetName: () => Promise<(name: string) => string>;
};

const errorResponse = (error: unknown): Response => {
  if (error instanceof RequestProblem) return problemResponse(error.status, error.code, error.message);
  const detail = error instanceof LocalFailure ? error.message : describeFailure(error);
  return problemResponse(500, 'local-stage-failed', detail);
};

const readerOf = (viewer: OperationsViewer): ApiClient =>
  viewer.role === 'sos' ? { role: 'sos-system', county: null } : { role: 'county-ems', county: viewer.county };

const operationsPages = (parts: GatewayParts): Hono => {
  const app = new Hono();
  app.all('/*', async (context) => {
    const url = new URL(context.req.url);
    const chosen = parseViewer(context.req.query('as'));
    if (chosen) {
      setCookie(context, VIEWER_COOKIE, context.req.query('as') ?? 'sos', {
        path: '/',
        sameSite: 'Lax',
        httpOnly: true,
      });
      url.searchParams.delete('as');
      return context.redirect(`${url.pathname}${url.search}`);
    }
    const viewer = parseViewer(getCookie(context, VIEWER_COOKIE)) ?? { role: 'sos' };
    return parts.operations(context.req.raw, {
      cookie: `${SESSION_COOKIE}=${await parts.tokens.ofReader(readerOf(viewer))}`,
    });
  });
  return app;
};

const outbox = (parts: GatewayParts): Hono => {
  const app = new Hono();
  app.get('/', async (context) => {
    const voterId = context.req.query('voter');
    const sent = parts.provider.messages();
    const messages = voterMessages(sent, voterId);
    if (context.req.query('format') === 'json') {
      return context.json(context.req.query('audience') === 'county' ? countyMail(sent) : messages);
    }
    const now = parts.scheduler.now();
    const frame = { root: '', assetsPath: '/assets', assetName: await parts.assetName(), rehearsal: true, now };
    const page = renderOutbox({ frame, messages, countyMail: countyMail(sent), voterId });
    return context.html(page, 200, { ...PAGE_HEADERS });
  });
  return app;
};

const startsCheck = (request: Request): boolean =>
  request.method === 'POST' && new URL(request.url).pathname === '/v1/sync-checks';

/** Everything behind the one address of the local stage. */
export const gatewayApp = (parts: GatewayParts): Hono => {
  const app = new Hono();
  app.onError(errorResponse);
  app.use(sameSiteOnly);
  app.route('/local', localRoutes(parts));
  app.route('/outbox', outbox(parts));
  app.route('/operations', operationsPages(parts));
  app.all('/v1', () => problemResponse(404, 'not-found', 'The API’s calls are listed at /v1/docs.'));
  app.all('/v1/*', async (context) => {
    if (startsCheck(context.req.raw)) await parts.snapshotsReady();
    return parts.countyApi(context.req.raw);
  });
  app.all('/*', (context) => parts.voterSite(context.req.raw));
  return app;
};
