import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { listGuests } from '../../../lib/messaging/use-cases/manage-guests.ts';
import { guestNoticeOf } from '../../../lib/operations/domain/guest-notice.ts';
import { GuestsPage } from '../../../lib/operations/pages/guests.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { GUEST_ACTIONS } from '../../../lib/platform/access.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitAt } from '../visit.ts';
import { ACTIONS } from './actions.ts';
import { answerForm, type GuestSitePorts } from './answer-form.tsx';

const PAGE = '/operations/guests';

/** The page of guests, and what is done there. Forms of this page are taken, and of no other site. */
export const guestSite = (ports: GuestSitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.get(PAGE, async (context) => {
    const visit = visitAt(context, ports, await ports.clock());
    if (!visit.viewer.opens.includes(PAGE)) return pageResponse(<OperationsRefused {...visit} />, 403);
    const notice = guestNoticeOf(context.req.query('notice'));
    const shown = { ...visit, guests: await listGuests(ports), domains: ports.domains, notice };
    return pageResponse(<GuestsPage {...shown} />);
  });
  for (const action of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]) {
    site.post(GUEST_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitAt(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
