import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { TEXT_ACTIONS, type TEXT_PAGES } from '../../../lib/platform/access.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { type VisitAt, visitAt } from '../visit.ts';
import { ACTIONS } from './actions.tsx';
import { templateFile, textsPage, versionPage } from './pages.tsx';
import type { TextsSitePorts } from './ports.ts';

const PAGES: Readonly<Record<keyof typeof TEXT_PAGES, typeof textsPage>> = {
  '/operations/texts': textsPage,
  '/operations/texts/version': versionPage,
  '/operations/texts/template': templateFile,
};

const forbidden = (visit: VisitAt) => pageResponse(<OperationsRefused {...visit} />, 403);

/** The pages about texts. Forms of these pages are taken, and of no other site. */
export const textsSite = (ports: TextsSitePorts): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const page of keysOf(PAGES)) {
    site.get(page, async (context) => {
      const visit = visitAt(context, ports, await ports.clock());
      if (!visit.viewer.opens.includes(page)) return forbidden(visit);
      return PAGES[page](ports, { visit, query: context.req.query() });
    });
  }
  for (const action of keysOf(TEXT_ACTIONS)) {
    site.post(TEXT_ACTIONS[action].path, async (context) => {
      const visit = visitAt(context, ports, await ports.clock());
      const asked = pageActionOf(action, visit.by, context.env.event);
      if (!mayDo(visit.by.role, action)) {
        await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
        return forbidden(visit);
      }
      const form = await readForm(context);
      const ended = await recorded(ports, asked, () => ACTIONS[action](ports, { ...visit, form }));
      if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
      if ('page' in ended.value) return ended.value.page;
      return goTo(context, `${visit.frame.root}/operations/texts?notice=${ended.value.notice}`, 303);
    });
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitAt(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
