import { type Context, Hono } from 'hono';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import type { StaffReads } from '../../../lib/operations/ports.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { assetResponse } from '../../../lib/site-kit/assets/respond.ts';
import type { Place, SitePlace } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { PAGE_ROUTES } from './page-routes.tsx';

type Site = Omit<SitePlace, 'assetName'> & { readonly clock: Clock; readonly assets: SiteAssets; readonly log: Log };

/** The staff pages. A page that the caller's role does not open answers 403; one that does not exist, or is another county's, 404. */
export const operationsSite = (ports: StaffReads & Site): Hono<{ Bindings: Bindings }> => {
  const { assets, rehearsal } = ports;
  /** Where the page is served and for whom. Throws when a request did not pass the authorizer. */
  const visitOf = ({ env: { event } }: Context<{ Bindings: Bindings }>): { frame: Place; viewer: Viewer } => {
    const caller = callerOf(event);
    if (caller?.kind !== 'person') throw new Error('A request reached the pages without passing the authorizer.');
    const root = serviceRoot(event.requestContext);
    return {
      frame: { root, assetsPath: '/operations/assets', assetName: assets.nameOf, rehearsal },
      viewer: { role: caller.role, county: caller.county, ...openTo(caller.role, ports) },
    };
  };
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  // Asked for before the sign-in too.
  site.get('/operations/assets/:name', (context) => {
    return assetResponse(assets, context.req.param('name')) ?? context.text('There is no such file.', 404);
  });
  site.use(async (context, next) =>
    callerOf(context.env.event)?.kind === 'person' ? next() : context.text('Sign in first.', 401),
  );
  for (const [path, page] of Object.entries(PAGE_ROUTES)) {
    site.get(path, async (context) => {
      const { frame, viewer } = visitOf(context);
      if (!viewer.opens.includes(path)) return pageResponse(<OperationsRefused frame={frame} viewer={viewer} />, 403);
      const visit = { frame: { ...frame, now: await ports.clock() }, viewer, map: assets.map };
      const shown = await page(ports, { ...visit, path: context.req.param(), query: context.req.query() });
      if (shown instanceof Response) return shown;
      return shown === undefined ? pageResponse(<OperationsNotFound {...visit} />, 404) : pageResponse(shown);
    });
  }
  site.notFound((context) => pageResponse(<OperationsNotFound {...visitOf(context)} />, 404));
  site.onError((error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context)} />, 500);
  });
  return site;
};
