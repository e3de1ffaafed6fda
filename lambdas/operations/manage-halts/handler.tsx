import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import { scopeOf } from '../../../lib/messaging/api.ts';
import { countWaiting, listHalts } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { haltNoticeOf } from '../../../lib/operations/domain/halt-notice.ts';
import { HaltsPage } from '../../../lib/operations/pages/halts.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { HALT_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { ACTIONS, haltIn } from './actions.ts';
import { answerForm, type HaltSitePorts } from './answer-form.tsx';
import { type Visit, visitOf } from './visit.ts';

const PAGE = '/operations/halts';

const showHalts = async (ports: HaltSitePorts, visit: Visit, query: Readonly<Record<string, string>>) => {
  const { viewer, now } = visit;
  const { notice: named, ...form } = query;
  const isAsked = 'reason' in form && viewer.does.includes('start-halt');
  const parsed = isAsked ? haltIn(form) : undefined;
  const asked = parsed?.success
    ? {
        scope: scopeOf(parsed.data),
        reason: parsed.data.reason,
        waiting: await countWaiting(ports, scopeOf(parsed.data), null, now),
      }
    : undefined;
  const notice = parsed?.success === false ? 'bad-request' : haltNoticeOf(named);
  const elections = currentElections(await ports.elections.list(), now);
  return <HaltsPage {...visit} {...(await listHalts(ports, viewer.county, now))} {...{ elections, asked, notice }} />;
};

/** The page of halts, and what is done there. Forms of this page are taken, and of no other site. */
export const haltSite = (ports: HaltSitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.get(PAGE, async (context: Context<{ Bindings: Bindings }>) => {
    const visit = visitOf(context, ports, await ports.clock());
    if (!visit.viewer.opens.includes(PAGE)) return pageResponse(<OperationsRefused {...visit} />, 403);
    return pageResponse(await showHalts(ports, visit, context.req.query()));
  });
  for (const action of keysOf(ACTIONS)) {
    site.post(HALT_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
