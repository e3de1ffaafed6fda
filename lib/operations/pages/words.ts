import { countyOf } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import type { SyncNight } from '../../sync-checks/domain/calendar.ts';
import type { CheckStatus, SyncCheck } from '../../sync-checks/domain/check.ts';
import type { CheckKind } from '../../sync-checks/domain/check-id.ts';
import { toldToState } from '../../sync-checks/domain/told-to-state.ts';
import type { FileNotice } from '../domain/file-notice.ts';
import type { NextStep } from '../domain/trouble.ts';

export const KIND_TEXT: Readonly<Record<CheckKind, string>> = {
  regular: 'Regular',
  additional: 'Additional, if needed',
  alternate: 'Alternate date',
  county: 'Started by the county',
};

export const STATUS_TEXT: Readonly<Record<CheckStatus, string>> = {
  requested: 'Requested',
  'awaiting-extract': 'Waiting for the county’s extract',
  comparing: 'Comparing',
  completed: 'Completed',
  skipped: 'Skipped',
  'window-closed': 'Window closed before the end',
  failed: 'Ended without a result',
};

/** Whether a page speaks to the county itself, or to the state of the county. */
export const whoReads = ({ county }: Side): 'state' | 'county' => (county === null ? 'state' : 'county');

/** What to do next about a night that failed, for each of the two sides. */
export const NEXT_STEP_TEXT: Readonly<Record<NextStep, Readonly<Record<'state' | 'county', string>>>> = {
  'start-again': {
    state:
      'The fault was on the state’s side. Start the check again while its window is open; after that, agree a date with the county.',
    county: 'Start a check of your own: nothing is wrong on your side.',
  },
  look: {
    state: 'Look at the night’s execution (runbook, “A sync check fails”), then agree a date with the county.',
    county: 'Call the help desk: nobody knows yet why this check left no record.',
  },
  call: {
    state: 'Call the county: its extract never came. Then agree a date, or let it start a check of its own.',
    county:
      'Find out why your EMS sent no extract, then start a check of your own. Call the help desk if it could not.',
  },
  mend: {
    state:
      'Call the county: its file gave no result. It mends the export and starts a check of its own; agree a date if it needs time.',
    county: 'Mend the export, then start a check of your own. Call the help desk if the reason is unclear.',
  },
  correct: {
    state: 'Agree a date for the next check, by which the county has corrected its differences.',
    county: 'Correct the differences in their fixing order, then start a check of your own.',
  },
  none: {
    state: 'Nothing: the county’s own check has passed since then.',
    county: 'Nothing: your own check has passed since then.',
  },
};

/** `Group A` or `Los Angeles, additional`. */
export const nightName = (night: SyncNight): string =>
  night.kind === 'regular' ? `Group ${night.group}` : `${countyOf(night.county).name}, additional`;

/** Thousands separated: `12,345`. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** One sentence about how a check stands or why it ended as it did. The state reads of the county what the county reads of itself. */
export const explain = (check: SyncCheck, viewer: Side): string => {
  const said = told(check);
  return viewer.county === null ? toldToState(said) : said;
};

const told = (check: SyncCheck): string => {
  if (check.skipReason !== null) return check.skipReason.sentence;
  if (check.failure !== null) return check.failure.sentence;
  const total = check.comparison?.counts.total ?? 0;
  const found = total === 1 ? '1 difference' : `${number(total)} differences`;
  switch (check.status) {
    case 'completed':
      return check.result === 'passed'
        ? `Every category is within its tolerance; ${found} to resolve.`
        : `At least one category is past its tolerance; ${found} to resolve.`;
    case 'window-closed':
      return 'The window closed before the check came to its end. Nothing of it was published.';
    case 'requested':
      return 'The check was requested and has not begun.';
    case 'awaiting-extract':
      return 'The county’s EMS has been asked for its extract.';
    case 'comparing':
      return 'The two rolls are being compared.';
    default:
      return 'The check ended without a result.';
  }
};

/** What a page says of the change before it. */
export const FILE_NOTICE_TEXT: Readonly<Record<FileNotice, string>> = {
  'contacts-saved': 'The contacts are saved.',
  'system-registered': 'The system is registered.',
  'endpoint-proven': 'The endpoint has answered its test: the county is told there from now on.',
  'endpoint-answers': 'The endpoint has answered its test.',
  'told-again': 'What was given up is told again, within five minutes.',
  'client-revoked': 'The credential is revoked: the next call with it is refused.',
  'date-agreed':
    'The date is agreed: the check runs by itself then. The county’s staff get an email, if one of them is on file.',
  'date-cancelled': 'The date is cancelled: the regular schedule holds again.',
  'check-started': 'The check is started: the county’s EMS is asked for its extract now.',
  participates: 'The county takes part in the election: voters hear of what happens from now on.',
  'opted-out': 'The county has opted out of the election: nothing is sent to its voters about it from now on.',
  'reminders-set': 'The days of reminders are set: voters are reminded on them, and on no other day.',
  'check-cancelled': 'The check is cancelled: nothing of it is published.',
  'election-accepted':
    'The election is accepted: from now on it is one like all others. Its county reads so under Counties, and in an email where one of its staff is on file.',
  'election-declined':
    'The request is declined. Its county reads why under Counties, and in an email where one of its staff is on file.',
  'check-started-again': 'The check is started again. It stands below as failed for another moment.',
};

/** What stands for a check that is no night's, in the middle of a sentence. */
export const OWN_CHECK = 'a check that the county started itself';
