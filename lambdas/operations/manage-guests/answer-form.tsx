import type { GuestPorts } from '../../../lib/messaging/use-cases/manage-guests.ts';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { type TestSite, type Visited, visitAt } from '../visit.ts';
import { ACTIONS } from './actions.ts';

export type GuestSitePorts = GuestPorts & Recording & TestSite & { readonly clock: Clock; readonly pagesUrl: string };

/** Does what a form asks for, once it is on record, and leads back to the page; whoever may not is on record too. */
export const answerForm = async (
  ports: GuestSitePorts,
  action: keyof typeof ACTIONS,
  context: Visited,
): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const asked = pageActionOf(action, visit.by, context.env.event);
  if (!mayDo(visit.by.role, action)) {
    await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
    return pageResponse(<OperationsRefused {...visit} />, 403);
  }
  const acted = { ...visit, form: await readForm(context) };
  const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
  if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  return goTo(context, `${visit.frame.root}/operations/guests?notice=${ended.value}`, 303);
};
