import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import { RELEASE_ACTIONS } from '../../../lib/platform/access.ts';
import { type Bindings, mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { type TestSite, visitAt } from '../visit.ts';
import type { ReleasePorts } from './ports.ts';
import { ACTIONS, SHOWN } from './shown.tsx';

/** The pages about releases, and what is done on them. Forms of these pages are taken, and of no other site. */
export const releaseSite = (
  ports: ReleasePorts & TestSite & { readonly pagesUrl: string },
): Hono<{ Bindings: Bindings }> => {
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  for (const path of keysOf(SHOWN)) {
    site.get(path, async (context) => {
      const visit = visitAt(context, ports, await ports.clock());
      if (!visit.viewer.opens.includes(path)) return pageResponse(<OperationsRefused {...visit} />, 403);
      const asked = { ...visit, path: context.req.param(), query: context.req.query() };
      const shown = await SHOWN[path](ports, asked);
      if (shown instanceof Response) return shown;
      return shown === undefined ? pageResponse(<OperationsNotFound {...visit} />, 404) : pageResponse(shown);
    });
  }
  for (const action of keysOf(RELEASE_ACTIONS)) {
    site.post(RELEASE_ACTIONS[action].path, async (context) => {
      const visit = visitAt(context, ports, await ports.clock());
      const asked = pageActionOf(action, visit.by, context.env.event);
      if (!mayDo(visit.by.role, action)) {
        await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
        return pageResponse(<OperationsRefused {...visit} />, 403);
      }
      const acted = { ...visit, form: await readForm(context) };
      const ended = await recorded(ports, asked, () => ACTIONS[action](ports, acted));
      if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
      const { value } = ended;
      return 'to' in value ? goTo(context, visit.frame.root + value.to, 303) : pageResponse(value.page, value.status);
    });
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitAt(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
