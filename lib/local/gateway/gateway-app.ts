import { type Handler, Hono } from 'hono';
import { PAGE_HEADERS } from '../../site-kit/security-headers.ts';
import { describeFailure, LocalFailure } from '../base/local-failure.ts';
import type { Accounts } from '../identity/accounts.ts';
import { SEEDED_PEOPLE } from '../identity/people.ts';
import { renderSignIn } from '../identity/sign-in-page.tsx';
import type { MockElections } from '../mock-election/mock-elections.ts';
import { mockElectionRoutes } from '../mock-election/mock-routes.ts';
import { atOnceMessages, countyMail, voterMessages } from '../outbox/outbox.ts';
import { renderOutbox } from '../outbox/outbox-page.tsx';
import type { Provider } from '../provider/provider.ts';
import { problemResponse, RequestProblem } from './answers.ts';
import { type LocalParts, localRoutes } from './local-routes.ts';
import type { ApiProxy } from './proxy.ts';
import { sameSiteOnly } from './same-site.ts';

/** What stands behind the one address of the local stage. */
export type GatewayParts = LocalParts & {
  /** The stage's one address: `http://localhost:8787`. */
  readonly address: string;
  readonly provider: Provider;
  readonly mockElections: MockElections;
  /** The accounts of those who can sign in. */
  readonly accounts: Accounts;
  /** Where counties' systems fetch their tokens. */
  readonly tokenEndpoint: ApiProxy;
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

/** Whether a browser shows what it asks for as a page. */
const isPage = (request: Request): boolean =>
  request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');

const operationsPages = (parts: GatewayParts): Hono => {
  const app = new Hono();
  app.all('/*', async (context) => {
    const url = new URL(context.req.url);
    // The pages have one address, and a session belongs to it alone.
    if (isPage(context.req.raw) && url.origin !== parts.address && /^(127\.0\.0\.1|\[::1\])$/.test(url.hostname)) {
      return context.redirect(`${parts.address}${url.pathname}${url.search}`);
    }
    const answer = await parts.operations(context.req.raw);
    const isClosed = answer.status === 401 && isPage(context.req.raw);
    const page = url.pathname + url.search;
    const query = page === '/operations' ? '' : `?return=${encodeURIComponent(page)}`;
    return isClosed ? context.redirect(`/local/sign-in${query}`) : answer;
  });
  return app;
};

const signIn =
  (parts: GatewayParts): Handler =>
  async (context) => {
    const frame = { root: '', assetsPath: '/assets', assetName: await parts.assetName(), rehearsal: true };
    const returnTo = context.req.query('return');
    const page = renderSignIn({ frame, people: SEEDED_PEOPLE, accounts: await parts.accounts(), returnTo });
    return context.html(page, 200, { ...PAGE_HEADERS });
  };

const frameOf = async ({ assetName, scheduler }: GatewayParts) => ({
  root: '',
  assetsPath: '/assets',
  assetName: await assetName(),
  rehearsal: true,
  now: scheduler.now(),
});

const outbox = (parts: GatewayParts): Hono => {
  const app = new Hono();
  app.get('/', async (context) => {
    const voterId = context.req.query('voter');
    const sent = parts.provider.messages();
    const messages = voterMessages(sent, voterId);
    if (context.req.query('format') === 'json') {
      const audience = context.req.query('audience');
      if (audience === 'all') return context.json({ voters: messages, counties: countyMail(sent) });
      if (audience === 'at-once') return context.json(atOnceMessages(sent));
      return context.json(audience === 'county' ? countyMail(sent) : messages);
    }
    const frame = await frameOf(parts);
    const page = renderOutbox({ frame, messages, atOnce: atOnceMessages(sent), countyMail: countyMail(sent), voterId });
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
  app.get('/local/sign-in', signIn(parts));
  app.route(
    '/local/mock-election',
    mockElectionRoutes(parts.mockElections, () => frameOf(parts)),
  );
  app.route('/local', localRoutes(parts));
  app.route('/outbox', outbox(parts));
  app.route('/operations', operationsPages(parts));
  app.post('/oauth2/token', (context) => parts.tokenEndpoint(context.req.raw));
  app.all('/v1', () => problemResponse(404, 'not-found', 'The API’s calls are listed at /v1/docs.'));
  app.all('/v1/*', async (context) => {
    if (startsCheck(context.req.raw)) await parts.snapshotsReady();
    return parts.countyApi(context.req.raw);
  });
  app.all('/*', (context) => parts.voterSite(context.req.raw));
  return app;
};
