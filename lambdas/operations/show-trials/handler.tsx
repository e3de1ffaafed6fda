import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { trialNoticeOf } from '../../../lib/operations/domain/trial-notice.ts';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { SmokeTestPage, smokeSheet } from '../../../lib/operations/pages/smoke-test.tsx';
import { readSmokeTest } from '../../../lib/operations/use-cases/read-smoke-test.ts';
import { TRIAL_ACTIONS } from '../../../lib/platform/access.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { keysOf } from '../../../lib/shared/keys-of.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitAt } from '../visit.ts';
import { answerForm } from './answer-form.tsx';
import type { Ports } from './ports.ts';
import { showMock } from './show-mock.tsx';
import { showRefreshes } from './show-refreshes.tsx';

/** The pages of trials, for every role: the state sees all counties, a county itself. */
export const trialsSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const { runs } = ports;
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(csrf({ origin: new URL(ports.pagesUrl).origin }));
  site.use(async (context, next) =>
    callerOf(context.env.event)?.kind === 'person' ? next() : context.text('Sign in first.', 401),
  );
  site.get('/operations/smoke-test', async (context) => {
    const visit = visitAt(context, ports, await ports.clock());
    const read = await readSmokeTest(runs, visit.viewer);
    if (context.req.query('format') === 'csv') return csvResponse('smoke-test', smokeSheet(read));
    return pageResponse(<SmokeTestPage {...visit} {...read} notice={trialNoticeOf(context.req.query('notice'))} />);
  });
  site.get('/operations/mock-election', (context) => showMock(ports, context));
  site.get('/operations/data-refresh', (context) => showRefreshes(ports, context));
  for (const action of keysOf(TRIAL_ACTIONS)) {
    site.post(TRIAL_ACTIONS[action].path, (context) => answerForm(ports, action, context));
  }
  site.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitAt(context, ports, await ports.clock())} />, 500);
  });
  return site;
};
