import { timeInWords } from '../../shared/dates-in-words.ts';
import type { SyncCheck } from './check.ts';

/** What had not happened when the window closed: whether the county was late, or we were. */
const closedBefore = ({ extract, comparison }: SyncCheck): string => {
  if (!extract) return 'Your EMS confirmed no extract before';
  if (!comparison) return 'Your extract arrived, but its comparison was not finished before';
  return 'Your extract was compared, but the differences could not be published before';
};

/** Where the county's people see how values differ: they are voters' data, and an email is open to whoever handles it. */
const exampleLines = ({ id, failure }: SyncCheck): string[] => {
  const fields = [...new Set(failure?.examples?.map(({ field }) => field))];
  if (fields.length === 0) return [];
  return [
    `Examples of ${fields.join(', ')}: on the page of the check (/operations/checks/${id}), or /v1/sync-checks/${id}.`,
  ];
};

/** Why a check has no result, without any voter's data. */
export const reasonLines = (check: SyncCheck): string[] => {
  if (check.failure) return [check.failure.sentence, ...exampleLines(check)];
  if (check.status !== 'window-closed') return [];
  return [
    `${closedBefore(check)} ${timeInWords(check.deadlineAt, 'en', 'long')} Pacific time. You can start a check yourself at any time.`,
  ];
};
