import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate } from '../../shared/time.ts';
import { type Author, changedIssue, type Issue, type IssueChange, type IssueRefusal } from '../domain/issue.ts';
import { releaseInHand } from '../domain/release-ahead.ts';
import type { Issues, ReleaseSchedules } from '../ports.ts';

export type IssuePorts = {
  readonly clock: Clock;
  readonly issues: Issues;
  readonly schedules: Pick<ReleaseSchedules, 'list'>;
};

/** What a county reports. */
export type Report = Pick<Issue, 'class' | 'title' | 'text'>;

/** Reports that one county may make in a day; more is a system that reports by itself. */
const MOST_A_DAY = 99;

/**
 * Enters a county's report under the next number of its day. Refused when the day has no number left. Throws when the table cannot
 * be reached.
 */
export const reportIssue = async (
  { clock, issues, schedules }: IssuePorts,
  county: CountyCode,
  report: Report,
  by: Author,
): Promise<Result<Issue, { readonly code: 'too-many-issues'; readonly detail: string }>> => {
  const now = await clock();
  const today = pacificDate(now);
  const release = releaseInHand(await schedules.list(), today)?.release ?? null;
  const day = today.toString();
  const present = await issues.list(county);
  const first = present.filter(({ id }) => id.startsWith(`${day}-`)).length + 1;
  for (let number = first; number <= MOST_A_DAY; number += 1) {
    const issue: Issue = {
      ...report,
      id: `${day}-${county}-${number}`,
      county,
      release,
      state: 'reported',
      reportedAt: now,
      reportedBy: by,
      notes: [],
      version: 1,
    };
    if ((await issues.enter(issue)) === 'entered') return ok(issue);
  }
  const detail = `Your county has reported ${MOST_A_DAY} issues today. Call the VoteCal Help Desk: (888) 868-3225.`;
  return err({ code: 'too-many-issues', detail });
};

/** An issue before and after a change. */
export type ChangedIssue = { readonly before: Issue; readonly after: Issue };

/** Answers an issue, or says how it stands. Throws when the table cannot be reached. */
export const changeIssue = async (
  { clock, issues }: Pick<IssuePorts, 'clock' | 'issues'>,
  before: Issue,
  change: IssueChange,
  who: { readonly side: 'state' | 'county'; readonly by: Author },
): Promise<Result<ChangedIssue, IssueRefusal | { readonly code: 'changed-meanwhile'; readonly detail: string }>> => {
  const after = changedIssue(before, change, who, await clock());
  if (!after.ok) return after;
  if ((await issues.save(after.value)) === 'saved') return ok({ before, after: after.value });
  const detail = 'Somebody else has changed this issue meanwhile. Read it again, then repeat your change.';
  return err({ code: 'changed-meanwhile', detail });
};
