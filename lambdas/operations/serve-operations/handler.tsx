import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { Viewer } from '../../../lib/operations/pages/operations-layout.tsx';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { assetResponse } from '../../../lib/site-kit/assets/respond.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { calendarPage, checkPage, compliancePage, countyPage, messagesPage, summaryPage } from './pages.tsx';
import type { Bindings, PageRequest, Ports } from './ports.ts';

type Page = (request: PageRequest, ports: Ports) => Promise<Child | null>;

const PAGES: Readonly<Record<string, Page>> = {
  '/operations': summaryPage,
  '/operations/counties/:code': countyPage,
  '/operations/checks/:id': checkPage,
  '/operations/calendar': calendarPage,
  '/operations/compliance': compliancePage,
  '/operations/messages': messagesPage,
};

/** The staff pages. A page that does not exist and one that the caller may not see answer the same 404. */
export const operationsSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(async (context, next) => (callerOf(context.env.event) ? next() : context.text('Sign in first.', 401)));
  for (const [path, page] of Object.entries(PAGES)) {
    site.get(path, async (context) => {
      const { frame, viewer } = visitOf(context, ports);
      const request = { frame: { ...frame, now: await ports.clock() }, viewer };
      const shown = await page({ ...request, path: context.req.param(), query: context.req.query() }, ports);
      return shown === null ? pageResponse(<OperationsNotFound {...request} />, 404) : pageResponse(shown);
    });
  }
  site.get(
    '/operations/assets/:name',
    (context) => assetResponse(ports.assets, context.req.param('name')) ?? context.notFound(),
  );
  site.notFound((context) => pageResponse(<OperationsNotFound {...visitOf(context, ports)} />, 404));
  site.onError((error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports)} />, 500);
  });
  return site;
};

/** Where the page is served and for whom. Throws when a request did not pass the authorizer. */
const visitOf = (context: Context<{ Bindings: Bindings }>, ports: Ports): { frame: Place; viewer: Viewer } => {
  const { event } = context.env;
  const caller = callerOf(event);
  if (caller === undefined) throw new Error('A request reached the pages without passing the authorizer.');
  return {
    frame: {
      root: serviceRoot(event.requestContext),
      assetsPath: '/operations/assets',
      assetName: ports.assets.nameOf,
      rehearsal: ports.rehearsal,
    },
    viewer: caller.role === 'sos' ? { role: 'sos' } : { role: 'county', county: caller.county },
  };
};
