import type { Temporal } from '../../shared/time.ts';

/** Why the Secretary of State does not start a scheduled check, in the order in which the reasons are looked at. */
export const SKIP_CODES = [
  'alternate-schedule-agreed',
  'county-check-passed-last-month',
  'checked-within-seven-days',
  'additional-not-needed',
  'regular-check-completed',
  'check-already-running',
] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** A skip as it is recorded and shown. */
export type SkipReason = { readonly code: SkipCode; readonly sentence: string };

const SENTENCES: Readonly<Record<SkipCode, (date: string) => string>> = {
  'alternate-schedule-agreed': (date) => `An alternate schedule is agreed with the county: ${date}.`,
  'county-check-passed-last-month': (date) => `The county started its own check last month, on ${date}, and it passed.`,
  'checked-within-seven-days': (date) =>
    `A check was completed on ${date}, less than a week before this one; the county has time to resolve its differences.`,
  'additional-not-needed': () =>
    'The last completed check passed and left no older difference unresolved, so no additional check is needed.',
  'regular-check-completed': () => 'A check of this county was already completed in this window.',
  'check-already-running': () => 'Another check of this county is running.',
};

/** The reason with its sentence. `date` is the Pacific date of what the reason refers to. */
export const skipReason = (code: SkipCode, date?: Temporal.PlainDate): SkipReason => ({
  code,
  sentence: SENTENCES[code](date?.toString() ?? ''),
});
