import type { Temporal } from '../../shared/time.ts';

/**
 * Why a county's systems are not let in to a County Test Environment, by the codes with which its API refuses them. A check of such a
 * county could get no extract. Nothing of it elsewhere.
 */
export const NOT_LET_IN_CODES = [
  'environment-down',
  'not-opted-in',
  'mou-missing',
  'withdrawn',
  'install-not-confirmed',
] as const;
export type NotLetIn = (typeof NOT_LET_IN_CODES)[number];

/** Why the Secretary of State does not start a check of a county that is let in, in the order in which the reasons are looked at. */
export const OTHER_SKIP_CODES = [
  'alternate-schedule-agreed',
  'county-check-passed-last-month',
  'checked-within-seven-days',
  'additional-not-needed',
  'regular-check-completed',
  'check-already-running',
] as const;

/** All of them; who is not let in is asked first. */
export const SKIP_CODES = [...NOT_LET_IN_CODES, ...OTHER_SKIP_CODES] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** A skip as it is recorded and shown. */
export type SkipReason = { readonly code: SkipCode; readonly sentence: string };

const SENTENCES: Readonly<Record<SkipCode, (date: string) => string>> = {
  'environment-down': () => 'The County Test Environment is down, and no system is let in.',
  'not-opted-in': () => 'The county has not opted in to the County Test Environment.',
  'mou-missing': () =>
    'The county has opted in to the County Test Environment, and its signed Memorandum of Understanding is not on file.',
  withdrawn: () => 'The county has withdrawn from the County Test Environment.',
  'install-not-confirmed': () =>
    'The county has not confirmed that it installed the release, so its system is not let in to the County Test Environment.',
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
