import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { callerOf } from '../../lib/runtime/request.ts';
import { assetResponse } from '../../lib/site/assets/respond.ts';
import { pageResponse } from '../../lib/site/page-response.ts';
import type { Viewer } from '../../lib/site/pages/operations/operations-layout.tsx';
import { OperationsNotFound } from '../../lib/site/pages/operations/operations-not-found.tsx';
import { serviceRoot } from '../../lib/site/service-root.ts';
import { calendarPage, checkPage, countyPage, messagesPage, summaryPage } from './pages.tsx';
import type { Bindings, PageRequest, Ports } from './ports.ts';

type Page = (request: PageRequest, ports: Ports) => Promise<Child | null>;

const PAGES: Readonly<Record<string, Page>> = {
  '/operations': summaryPage,
  '/operations/counties/:code': countyPage,
  '/operations/checks/:id': checkPage,
  '/operations/calendar': calendarPage,
  '/operations/messages': messagesPage,
};

/** The staff pages. A page that does not exist and one that the caller may not see answer the same 404. */
export const operationsSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  for (const [path, page] of Object.entries(PAGES)) {
    site.get(path, async (context) => {
      const request = await requestOf(context, ports);
      const shown = await page(request, ports);
      return shown === null ? notFound(request) : pageResponse(shown);
    });
  }
  site.get(
    '/operations/assets/:name',
    (context) => assetResponse(ports.assets, context.req.param('name')) ?? context.notFound(),
  );
  site.notFound(async (context) => notFound(await requestOf(context, ports)));
  site.onError((error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return context.text('The page has a problem. Please try again, or call the VoteCal help desk.', 500);
  });
  return site;
};

const notFound = ({ frame, viewer }: PageRequest): Response =>
  pageResponse(<OperationsNotFound frame={frame} viewer={viewer} />, 404);

const requestOf = async (context: Context<{ Bindings: Bindings }>, ports: Ports): Promise<PageRequest> => {
  const { event } = context.env;
  const caller = callerOf(event);
  if (caller === undefined) throw new Error('A request reached the pages without passing the authorizer.');
  const viewer: Viewer = caller.role === 'sos' ? { role: 'sos' } : { role: 'county', county: caller.county };
  const frame = {
    root: serviceRoot(event.requestContext),
    assetsPath: '/operations/assets',
    assetName: ports.assets.nameOf,
    rehearsal: ports.rehearsal,
    now: await ports.clock(),
  };
  return { frame, viewer, path: context.req.param(), query: context.req.query() };
};
