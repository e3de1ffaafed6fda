import { countyOf } from '../../shared/counties.ts';
import type { SyncNight } from '../../sync-checks/domain/calendar.ts';
import type { CheckStatus, SyncCheck } from '../../sync-checks/domain/check.ts';
import type { CheckKind } from '../../sync-checks/domain/check-id.ts';

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

/** `Group A` or `Los Angeles, additional`. */
export const nightName = (night: SyncNight): string =>
  night.kind === 'regular' ? `Group ${night.group}` : `${countyOf(night.county).name}, additional`;

/** Thousands separated: `12,345`. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** One sentence about how a check stands or why it ended as it did. */
export const explain = (check: SyncCheck): string => {
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
