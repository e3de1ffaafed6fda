import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { type GuestPorts, listGuests } from '../../../lib/messaging/use-cases/manage-guests.ts';
import { guestNoticeOf } from '../../../lib/operations/domain/guest-notice.ts';
import { GuestsPage } from '../../../lib/operations/pages/guests.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { GUEST_ACTIONS } from '../../../lib/platform/access.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { ACTIONS } from './actions.ts';
import { type Site, visitOf } from './visit.ts';

const PAGE = '/operations/guests';

type Ports = GuestPorts & Recording & Site & { readonly clock: Clock; readonly pagesUrl: string };

/** The page of guests, and what is done there. Forms of this page are taken, and of no other site. */
export const guestSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.get(PAGE, async (context) => {
    const visit = visitOf(context, ports, await ports.clock());
    if (!visit.viewer.opens.includes(PAGE)) return pageResponse(<OperationsRefused {...visit} />, 403);
    const notice = guestNoticeOf(context.req.query('notice'));
    const shown = { ...visit, guests: await listGuests(ports), domains: ports.domains, notice };
    return pageResponse(<GuestsPage {...shown} />);
  });
  for (const action of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]) {
    site.post(GUEST_ACTIONS[action].path, async (context) => {
      const visit = visitOf(context, ports, await ports.clock());
      const asked = pageActionOf(action, visit.by, context.env.event);
      if (!mayDo(visit.by.role, action)) {
        await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
        return pageResponse(<OperationsRefused {...visit} />, 403);
      }
      const acted = { ...visit, form: await context.req.parseBody() };
      const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
      if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
      return goTo(context, `${visit.frame.root}${PAGE}?notice=${ended.value}`, 303);
    });
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
