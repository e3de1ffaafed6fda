import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { NOTHING_TYPED, VoterSearchPage } from '../../../lib/operations/pages/voter-search.tsx';
import { VOTER_ACTIONS } from '../../../lib/platform/access.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { type Visited, visitOf } from '../visit.ts';
import { ACTIONS } from './actions.tsx';
import type { HelpSitePorts } from './ports.ts';

const PAGE = '/operations/voters';

/** The pages with which staff help a voter. Forms of these pages are taken, and of no other site. */
export const voterHelpSite = (ports: HelpSitePorts & { readonly pagesUrl: string }): Hono<{ Bindings: Bindings }> => {
  const forbidden = (context: Visited) => pageResponse(<OperationsRefused {...visitOf(context, ports)} />, 403);
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.get(PAGE, (context) => {
    const { frame, viewer } = visitOf(context, ports);
    if (!viewer.opens.includes(PAGE)) return forbidden(context);
    return pageResponse(<VoterSearchPage frame={frame} viewer={viewer} typed={NOTHING_TYPED} />);
  });
  for (const action of keysOf(VOTER_ACTIONS)) {
    site.post(VOTER_ACTIONS[action].path, async (context) => {
      const visit = visitOf(context, ports);
      const asked = pageActionOf(action, visit.by, context.env.event);
      if (!mayDo(visit.by.role, action)) {
        await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
        return forbidden(context);
      }
      const acted = { ...visit, form: await readForm(context), now: await ports.clock() };
      const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
      if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
      return pageResponse(ended.value.page, ended.value.status);
    });
  }
  site.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context, ports)} />, 500);
  });
  return site;
};
