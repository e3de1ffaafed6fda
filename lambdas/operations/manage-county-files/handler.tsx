import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { CountyWanted } from '../../../lib/operations/pages/county-wanted.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitOf } from '../visit.ts';
import { answerForm, type SitePorts } from './answer-form.tsx';
import { countyAsked } from './county-asked.ts';
import { SHOWN, TITLES } from './shown.tsx';
import { turnedAway } from './turned-away.tsx';

/** The forms about counties' files, and what they do. Forms of these pages are taken, and of no other site. */
export const countyFileSite = (ports: SitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const path of keysOf(SHOWN)) {
    site.get(path, async (context) => {
      const visit = visitOf(context, ports);
      if (!visit.viewer.opens.includes(path)) return turnedAway.forbidden(visit);
      const county = countyAsked(visit.by, context.req.query('county'));
      if (county === undefined) return turnedAway['not-found'](visit);
      if (county === 'none') return pageResponse(<CountyWanted {...visit} title={TITLES[path]} path={path} />);
      const query = context.req.query();
      const asked = { ...visit, county, now: await ports.clock(), notice: query['notice'], query };
      return pageResponse(await SHOWN[path](ports, asked));
    });
  }
  for (const action of keysOf(FILE_ACTIONS)) {
    site.post(FILE_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports)} />, 500);
  });
  return site;
};
