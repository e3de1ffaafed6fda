import { Hono } from 'hono';
import { DataRefreshPage } from '../../../lib/operations/pages/data-refresh.tsx';
import { MockElectionPage } from '../../../lib/operations/pages/mock-election.tsx';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { SmokeTestPage, smokeSheet } from '../../../lib/operations/pages/smoke-test.tsx';
import { readMockElection } from '../../../lib/operations/use-cases/read-mock-election.ts';
import { type RefreshPorts, readRefreshes } from '../../../lib/operations/use-cases/read-refreshes.ts';
import { readSmokeTest } from '../../../lib/operations/use-cases/read-smoke-test.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';
import type { ReportDocument } from '../../../lib/test-environment/domain/report-document.ts';
import type { MockRuns, SmokeRuns } from '../../../lib/test-environment/ports.ts';
import { type Site, visitOf } from './visit.ts';

type Ports = Site & {
  readonly smoke: Pick<SmokeRuns, 'list' | 'rows'>;
  readonly mock: Pick<MockRuns, 'list' | 'results'>;
  readonly refresh: RefreshPorts;
  readonly pdf: (report: ReportDocument) => Promise<Uint8Array>;
  readonly log: Log;
};

const PDF = { ...PAGE_HEADERS, 'Content-Type': 'application/pdf' };

/** The pages of trials, for every role: the state sees all counties, a county itself. */
export const trialsSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const { smoke, mock, refresh, pdf } = ports;
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(async (context, next) =>
    callerOf(context.env.event)?.kind === 'person' ? next() : context.text('Sign in first.', 401),
  );
  site.get('/operations/smoke-test', async (context) => {
    const visit = await visitOf(context, ports);
    const read = await readSmokeTest(smoke, visit.viewer);
    if (context.req.query('format') === 'csv') return csvResponse('smoke-test', smokeSheet(read));
    return pageResponse(<SmokeTestPage {...visit} {...read} />);
  });
  site.get('/operations/mock-election', async (context) => {
    const visit = await visitOf(context, ports);
    const read = await readMockElection(mock, visit.viewer, context.req.query('run'));
    if (read === undefined) return pageResponse(<OperationsNotFound {...visit} />, 404);
    if (context.req.query('format') === 'pdf' && read.report) {
      return new Response(Buffer.from(await pdf(read.report)), { headers: PDF });
    }
    return pageResponse(<MockElectionPage {...visit} {...read} />);
  });
  site.get('/operations/data-refresh', async (context) => {
    const visit = await visitOf(context, ports);
    return pageResponse(<DataRefreshPage {...visit} {...(await readRefreshes(refresh, visit.viewer))} />);
  });
  site.onError(async (error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...(await visitOf(context, ports))} />, 500);
  });
  return site;
};
