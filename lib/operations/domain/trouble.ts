import type { StaffContact } from '../../counties/domain/contacts.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { dateOfCheckId } from '../../sync-checks/domain/check-id.ts';
import type { CountyChecks } from './county-checks.ts';
import type { NightState } from './night-states.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/**
 * What is to be done next about a county whose night failed. `correct`: the county has differences past their tolerance.
 * `call`: its extract never came. `mend`: its file gave no result. `start-again`: the fault was the state's. `look`: nobody
 * knows, since the night left no record. `none`: the county's own check has passed since then.
 */
export const NEXT_STEPS = ['start-again', 'look', 'call', 'mend', 'correct', 'none'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A county whose last night failed. */
export type Trouble = {
  readonly county: CountyCode;
  /** The evening on which the night began, Pacific. */
  readonly date: Temporal.PlainDate;
  /** Whether no night of a county that is looked at began later. */
  readonly isLastNight: boolean;
  readonly outcome: Outcome;
  /** The night's check; undefined where none is on record. */
  readonly check: SyncCheck | undefined;
  /** What the county has started itself since then. */
  readonly own: SyncCheck | undefined;
  readonly next: NextStep;
};

/** What failed, with the county's contacts for whoever is to call it; null for the county itself. */
export type ShownTrouble = Trouble & { readonly contact: StaffContact | null };

const FAILED: readonly Outcome[] = ['failed', 'window-closed', 'no-result'];

/** Whether a check ended for a reason on the state's side. */
const isOurs = ({ failure }: SyncCheck): boolean =>
  failure !== null && (failure.code === 'technical-failure' || failure.code.startsWith('votecal-'));

const nextStep = (check: SyncCheck | undefined, own: SyncCheck | undefined): NextStep => {
  if (own?.result === 'passed') return 'none';
  if (check === undefined) return 'look';
  if (check.result === 'failed') return 'correct';
  if (check.status === 'window-closed') return check.extract === null ? 'call' : 'start-again';
  return isOurs(check) ? 'start-again' : 'mend';
};

/**
 * Counties whose check is missing of a night that has closed, though the night left others' on record: a night without any
 * was not run, which an alarm tells.
 */
const withoutRecord = (nights: readonly NightState[]): { county: CountyCode; date: Temporal.PlainDate }[] =>
  nights.flatMap(({ last, isOpen, members, outcomes }) => {
    if (last === null || isOpen || outcomes.every((outcome) => outcome === 'none')) return [];
    return members.filter((_, index) => outcomes[index] === 'none').map((county) => ({ county, date: last.date }));
  });

const { compare } = Temporal.PlainDate;

const byUrgency = (a: Trouble, b: Trouble): number =>
  compare(b.date, a.date) ||
  NEXT_STEPS.indexOf(a.next) - NEXT_STEPS.indexOf(b.next) ||
  a.county.localeCompare(b.county);

/**
 * What failed, the last night first, and in it what presses most. An older night's failure is told until the county has
 * passed a check of its own; the last night's is told whatever came after.
 */
export const troublesOf = (
  latest: ReadonlyMap<CountyCode, CountyChecks>,
  nights: readonly NightState[],
): readonly Trouble[] => {
  const missing = new Map(withoutRecord(nights).map(({ county, date }) => [county, date]));
  const found = [...latest].flatMap(([county, { night, own }]): Omit<Trouble, 'isLastNight'>[] => {
    const date = night && dateOfCheckId(night.id);
    const gap = missing.get(county);
    if (gap !== undefined && (date === undefined || compare(gap, date) > 0)) {
      const since = own && compare(pacificDate(own.requestedAt), gap) > 0 ? own : undefined;
      return [{ county, date: gap, outcome: 'none', check: undefined, own: since, next: nextStep(undefined, since) }];
    }
    const outcome = outcomeOf(night);
    if (date === undefined || !FAILED.includes(outcome)) return [];
    return [{ county, date, outcome, check: night, own, next: nextStep(night, own) }];
  });
  const nightly = [...latest.values()].flatMap(({ night }) => (night ? [dateOfCheckId(night.id)] : []));
  const last = [...nightly, ...found.map(({ date }) => date)].toSorted(compare).at(-1);
  return found
    .map((one): Trouble => ({ ...one, isLastNight: last !== undefined && one.date.equals(last) }))
    .filter(({ isLastNight, next }) => isLastNight || next !== 'none')
    .toSorted(byUrgency);
};
