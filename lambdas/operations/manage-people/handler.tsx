import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { PEOPLE_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { answerForm, type PeoplePorts, refused } from './answer-form.tsx';
import { SHOWN } from './shown.tsx';
import { sessionVisitOf } from './visit.ts';

/** The pages of people and of one's own sessions, and what is done there. Forms of these pages are taken, and of no other site. */
export const peopleSite = (ports: PeoplePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const [path, show] of Object.entries(SHOWN)) {
    site.get(path, async (context) => {
      const visit = sessionVisitOf(context, ports);
      if (!visit.viewer.opens.includes(path)) return refused(ports, context);
      const shown = await show(ports, { ...visit, query: context.req.query(), now: await ports.clock() });
      return shown ?? refused(ports, context);
    });
  }
  for (const action of Object.keys(PEOPLE_ACTIONS) as (keyof typeof PEOPLE_ACTIONS)[]) {
    site.post(PEOPLE_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...sessionVisitOf(context, ports)} />, 500);
  });
  return site;
};
