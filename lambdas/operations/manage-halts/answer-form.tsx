import type { CapPorts } from '../../../lib/messaging/use-cases/manage-caps.ts';
import type { HaltPorts } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import type { HALT_ACTIONS } from '../../../lib/platform/access.ts';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Ended, type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { type Visited, visitAt } from '../visit.ts';
import { type Acted, STOPPING_ACTIONS } from './actions.ts';
import { CAP_ACTIONS } from './cap-actions.ts';
import { RETRACTION_ACTIONS } from './retraction-actions.ts';
import type { RetractionPagePorts } from './retraction-page.tsx';

export type HaltSitePorts = HaltPorts &
  CapPorts &
  RetractionPagePorts &
  Recording &
  SitePlace & { readonly clock: Clock; readonly pagesUrl: string };

type ActionName = keyof typeof HALT_ACTIONS;

/** What each action does: the notice of its page says what became of it. */
export const ACTIONS: Readonly<Record<ActionName, (ports: HaltSitePorts, acted: Acted) => Promise<Ended<string>>>> = {
  ...STOPPING_ACTIONS,
  ...RETRACTION_ACTIONS,
  ...CAP_ACTIONS,
};

/** The page that follows an action. */
const pageAfter = (action: ActionName): string => {
  if (action in CAP_ACTIONS) return 'brakes';
  return action in RETRACTION_ACTIONS ? 'retractions' : 'halts';
};

/** Does what a form asks for, once it is on record, and leads back to the page; whoever may not is on record too. */
export const answerForm = async (ports: HaltSitePorts, action: ActionName, context: Visited): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const asked = pageActionOf(action, visit.by, context.env.event);
  if (!mayDo(visit.by.role, action)) {
    await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
    return pageResponse(<OperationsRefused {...visit} />, 403);
  }
  const acted = { ...visit, form: await readForm(context) };
  const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
  if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  return goTo(context, `${visit.frame.root}/operations/${pageAfter(action)}?notice=${ended.value}`, 303);
};
