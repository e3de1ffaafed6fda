import type { CountyTaskState } from '../../releases/domain/county-tasks.ts';
import type { TaskField } from '../../releases/domain/revision-diff.ts';
import type { Finding, Rule } from '../../releases/domain/rules.ts';
import type { ReleaseNotice } from '../domain/release-notice.ts';

/** How a county, or SOS, stands with a task. */
export const TASK_STATE_TEXT: Readonly<Record<CountyTaskState, string>> = {
  done: 'Confirmed',
  overdue: 'Overdue',
  open: 'To do now',
  held: 'Waits for SOS',
  ahead: 'Not begun',
  undated: 'Not dated',
};

export const RULE_TEXT: Readonly<Record<Rule, string>> = {
  'release-freeze': 'Release before an election',
  'releases-coincide': 'VoteCal and EMS releases',
  'acceptance-test-before-release': 'Acceptance test',
  'same-ems-version': 'EMS version',
  'approval-before-release': 'Approval',
};

/** What a rule has found. */
export const FINDING_TEXT: Readonly<Record<Finding['kind'], string>> = {
  violated: 'broken',
  approved: 'broken, and approved in writing',
  'not-judged': 'cannot be judged',
};

export const FIELD_TEXT: Readonly<Record<TaskField, string>> = {
  start: 'start',
  end: 'end',
  'responsible entity': 'responsible entity',
  task: 'words',
  'what is done': 'action',
  'what it waits for': 'tasks that it waits for',
};

export const RELEASE_NOTICE_TEXT: Readonly<Record<ReleaseNotice, string>> = {
  'schedule-published': 'The schedule is published.',
  'schedule-revised': 'The schedule is revised. The revision before is kept; compare them below.',
  'approval-recorded': 'The approval is on record.',
};

/** Days that something has moved, in words. */
export const slipText = (days: number | undefined): string => {
  if (days === undefined) return 'not known';
  if (days === 0) return 'the same day';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} later` : `${count} earlier`;
};
