import { toIssueView } from '../../../lib/releases/api/views.ts';
import { type IssuePorts, type Report, reportIssue } from '../../../lib/releases/use-cases/report-issue.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** Takes a county's report to the help desk. */
export const reportOwnIssue =
  (ports: IssuePorts) =>
  async (
    { body, caller }: Pick<ApiRequest<Report, unknown, unknown>, 'body' | 'caller'>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Issues are reported by counties.');
    const reported = await reportIssue(ports, caller.county, body, { id: caller.id, role: caller.role });
    if (!reported.ok) return problem(409, reported.error.code, reported.error.detail);
    const issue = reported.value;
    log.info('ISSUE_REPORTED', { county: issue.county, type: issue.class });
    return {
      status: 201,
      body: toIssueView(issue),
      audit: {
        target: { kind: 'issue', id: issue.id },
        county: issue.county,
        after: { state: issue.state, class: issue.class },
      },
    };
  };
