import type { Context } from 'hono';
import { mockNoticeOf } from '../../../lib/operations/domain/trial-notice.ts';
import { MockElectionPage } from '../../../lib/operations/pages/mock-election.tsx';
import { OperationsNotFound } from '../../../lib/operations/pages/operations-not-found.tsx';
import { readMockElection } from '../../../lib/operations/use-cases/read-mock-election.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { PAGE_HEADERS } from '../../../lib/site-kit/security-headers.ts';
import { reviewMockElection } from '../../../lib/test-environment/use-cases/start-mock-election.ts';
import { visitAt } from '../visit.ts';
import { MockFormFields } from './actions.ts';
import type { Ports } from './ports.ts';

const PDF = { ...PAGE_HEADERS, 'Content-Type': 'application/pdf' };

/** The page of mock elections: the report, how far one is, and for whoever may what starting one would do. */
export const showMock = async (ports: Ports, context: Context<{ Bindings: Bindings }>): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const read = await readMockElection(ports.mock, visit.viewer, context.req.query('run'));
  if (read === undefined) return pageResponse(<OperationsNotFound {...visit} />, 404);
  if (context.req.query('format') === 'pdf' && read.report) {
    return new Response(Buffer.from(await ports.pdf(read.report)), { headers: PDF });
  }
  const asked = MockFormFields.safeParse(context.req.query());
  const start = visit.viewer.does.includes('start-mock-election')
    ? await reviewMockElection(ports, asked.data)
    : undefined;
  const notice = mockNoticeOf(context.req.query('notice'));
  return pageResponse(<MockElectionPage {...visit} {...read} start={start} notice={notice} />);
};
