import { deleteCookie } from 'hono/cookie';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import type { PEOPLE_ACTIONS } from '../../../lib/platform/access.ts';
import { SESSION_COOKIE_NAME } from '../../../lib/platform/credentials.ts';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import type { Visited } from '../visit.ts';
import { ACTIONS, type ManagingPorts } from './actions.ts';
import { SHOWN } from './shown.tsx';
import { sessionVisitOf } from './visit.ts';

export type PeoplePorts = ManagingPorts & Recording & SitePlace & { readonly clock: Clock };

const COOKIE = { path: '/', secure: true, prefix: 'host' } as const;

/** Whoever has no business there. */
export const refused = (ports: PeoplePorts, context: Visited): Response =>
  pageResponse(<OperationsRefused {...sessionVisitOf(context, ports)} />, 403);

/** Does what a form asks for, once it is on record; whoever may not is on record too. */
export const answerForm = async (
  ports: PeoplePorts,
  action: keyof typeof PEOPLE_ACTIONS,
  context: Visited,
): Promise<Response> => {
  const visit = sessionVisitOf(context, ports);
  const { by, session, frame } = visit;
  const asked = pageActionOf(action, by, context.env.event);
  if (!mayDo(by.role, action)) {
    await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
    return refused(ports, context);
  }
  const acted = { by, session, form: await readForm(context), now: await ports.clock() };
  const done = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
  if (!done.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  const { value } = done;
  if ('refused' in value) {
    const query = value.county === null ? {} : { county: value.county };
    const again = { ...visit, query, now: acted.now, refused: value.refused };
    return (await SHOWN['/operations/people'](ports, again)) ?? refused(ports, context);
  }
  if (value.endsSession) deleteCookie(context, SESSION_COOKIE_NAME, COOKIE);
  return goTo(context, `${frame.root}${value.to}`, 303);
};
