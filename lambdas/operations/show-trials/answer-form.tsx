import type { Context } from 'hono';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { visitAt } from '../visit.ts';
import { ACTIONS, PAGE_OF } from './actions.ts';
import type { StartPorts } from './ports.ts';

/** Starts what a form asks for, once it is on record, and leads back to the page; whoever may not is on record too. */
export const answerForm = async (
  ports: StartPorts,
  action: keyof typeof ACTIONS,
  context: Context<{ Bindings: Bindings }>,
): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const by = callerOf(context.env.event);
  if (by?.kind !== 'person') return context.text('Sign in first.', 401);
  const asked = pageActionOf(action, by, context.env.event);
  if (!mayDo(by.role, action)) {
    await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
    return pageResponse(<OperationsRefused {...visit} />, 403);
  }
  const form = await readForm(context);
  const ended = await recorded(ports, asked, () => ACTIONS[action](ports, form));
  if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  return goTo(context, `${visit.frame.root}${PAGE_OF[action]}?notice=${ended.value}`, 303);
};
