import type * as z from 'zod';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import type { AnswerBody } from '../../../lib/releases/api/routes.ts';
import { toIssueView } from '../../../lib/releases/api/views.ts';
import { changeIssue, type IssuePorts } from '../../../lib/releases/use-cases/report-issue.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Request = Pick<
  ApiRequest<z.output<typeof AnswerBody>, unknown, { readonly id: string }>,
  'body' | 'path' | 'caller'
>;

/** Answers an issue, opens it again or closes it, as the caller's side may. Another county's looks like none. */
export const answerIssue =
  (ports: Pick<IssuePorts, 'clock' | 'issues'>) =>
  async ({ body, path, caller }: Request): Promise<ApiAnswer> => {
    const issue = await ports.issues.find(path.id);
    if (issue === undefined || !isOwnCounty(caller, issue.county)) {
      return problem(404, 'not-found', 'There is no such issue.');
    }
    const side = caller.county === null ? 'state' : 'county';
    const by = { id: caller.id, role: caller.role };
    const changed = await changeIssue(ports, issue, { state: body.state, text: body.text ?? null }, { side, by });
    if (!changed.ok) return problem(409, changed.error.code, changed.error.detail);
    const { before, after } = changed.value;
    return {
      status: 200,
      body: toIssueView(after),
      audit: {
        target: { kind: 'issue', id: after.id },
        county: after.county,
        before: { state: before.state, class: before.class },
        after: { state: after.state, class: after.class },
      },
    };
  };
