import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import type { FILE_ACTIONS } from '../../../lib/platform/access.ts';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { type Recording, recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { type Visited, visitOf } from '../visit.ts';
import { ACTIONS } from './actions.tsx';
import { countyNamed } from './county-asked.ts';
import type { FilePorts } from './ports.ts';
import { turnedAway } from './turned-away.tsx';

export type SitePorts = FilePorts & Recording & SitePlace;

/** Does what a form asks for, once it is on record; whoever may not is on record too. */
export const answerForm = async (
  ports: SitePorts,
  action: keyof typeof FILE_ACTIONS,
  context: Visited,
): Promise<Response> => {
  const visit = visitOf(context, ports);
  const form = await readForm(context);
  const county = countyNamed(visit.by, form['county']);
  const asked = { ...pageActionOf(action, visit.by, context.env.event), county: county?.code ?? visit.by.county };
  const mayAct = mayDo(visit.by.role, action);
  if (!mayAct || county === undefined) {
    const reason = mayAct ? 'not-found' : 'forbidden';
    await recordOutcome(ports, asked, 'refused', { reason });
    return turnedAway[reason](visit);
  }
  const acted = { ...visit, county, form, now: await ports.clock() };
  const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
  if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  const { value } = ended;
  return 'to' in value ? goTo(context, visit.frame.root + value.to, 303) : pageResponse(value.page, value.status);
};
