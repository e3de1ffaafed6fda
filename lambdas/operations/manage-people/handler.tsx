import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { PEOPLE_ACTIONS } from '../../../lib/platform/access.ts';
import { SESSION_COOKIE_NAME } from '../../../lib/platform/credentials.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { ACTIONS, type ManagingPorts } from './actions.ts';
import { SHOWN } from './shown.tsx';
import { type Visited, visitOf } from './visit.ts';

type Ports = ManagingPorts & Recording & SitePlace & { readonly clock: Clock };

const COOKIE = { path: '/', secure: true, prefix: 'host' } as const;

/** The pages of people and of one's own sessions, and what is done there. Forms of these pages are taken, and of no other site. */
export const peopleSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const refused = (context: Visited) => pageResponse(<OperationsRefused {...visitOf(context, ports)} />, 403);
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const [path, show] of Object.entries(SHOWN)) {
    site.get(path, async (context) => {
      const visit = visitOf(context, ports);
      if (!visit.viewer.opens.includes(path)) return refused(context);
      const shown = await show(ports, { ...visit, query: context.req.query(), now: await ports.clock() });
      return shown ?? refused(context);
    });
  }
  for (const action of Object.keys(ACTIONS) as (keyof typeof PEOPLE_ACTIONS)[]) {
    site.post(PEOPLE_ACTIONS[action].path, async (context) => {
      const { by, session, frame } = visitOf(context, ports);
      const asked = pageActionOf(action, by, context.env.event);
      if (!mayDo(by.role, action)) {
        await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
        return refused(context);
      }
      const acted = { by, session, form: await readForm(context), now: await ports.clock() };
      const done = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
      if (!done.ok) return pageResponse(<OperationsProblem {...visitOf(context, ports)} />, 503);
      if (done.value.endsSession) deleteCookie(context, SESSION_COOKIE_NAME, COOKIE);
      return goTo(context, `${frame.root}${done.value.to}`, 303);
    });
  }
  site.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports)} />, 500);
  });
  return site;
};
