import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { HALT_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitAt } from '../visit.ts';
import { ACTIONS, answerForm, type HaltSitePorts } from './answer-form.tsx';
import { showBrakes } from './brake-page.tsx';
import { showHalts } from './halt-page.tsx';
import { showRetractions } from './retraction-page.tsx';

const PAGES = ['/operations/halts', '/operations/retractions', '/operations/brakes'] as const;

/** The pages of halts, of retractions and of spending, and what is done there. Forms of these pages are taken, and of no other site. */
export const haltSite = (ports: HaltSitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const page of PAGES) {
    site.get(page, async (context: Context<{ Bindings: Bindings }>) => {
      const visit = visitAt(context, ports, await ports.clock());
      if (!visit.viewer.opens.includes(page)) return pageResponse(<OperationsRefused {...visit} />, 403);
      const query = context.req.query();
      if (page === '/operations/retractions') return showRetractions(ports, visit, query);
      if (page === '/operations/brakes') return pageResponse(await showBrakes(ports, visit, query));
      return pageResponse(await showHalts(ports, visit, query));
    });
  }
  for (const action of keysOf(ACTIONS)) {
    site.post(HALT_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitAt(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
