import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { Outcome, StatusEntry } from './ballot.ts';
import type { Judgement } from './counting.ts';
import type { EnvelopeDirection } from './envelope.ts';

/** The decision about one record: the outcome of each of its rows, and when to look again. */
export type RecordJudgement = {
  readonly subject:
    | { readonly kind: 'ballot'; readonly ballotId: string }
    | { readonly kind: 'history'; readonly county: CountyCode; readonly method: string }
    | { readonly kind: 'envelope'; readonly direction: EnvelopeDirection; readonly barcode: string };
  /** Version that was looked at; the judgement is void when the record has changed since. */
  readonly version: number;
  /** By the version of the row. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly lookAgainAt?: Temporal.Instant;
  /** The county that is shown rows of this ballot as held. */
  readonly heldFor?: CountyCode;
};

/** The outcome that a judgement leaves on its row. */
export const outcomeOf = (judgement: Judgement): Outcome =>
  judgement.kind === 'held' ? { kind: 'held', reason: judgement.reason } : judgement;

/** The outcome after a judgement: who has heard a status has heard it, whatever came later; `unsaid` never went out. */
export const outcomeAfter = (
  { version, outcome }: StatusEntry,
  judgement: Judgement,
  unsaid: ReadonlySet<number>,
): Outcome =>
  outcome?.kind === 'told' && judgement.kind === 'silent' && judgement.reason !== 'withdrawn' && !unsaid.has(version)
    ? outcome
    : outcomeOf(judgement);

/** When a held record must be looked at again, if time alone can release it. */
export const untilOf = (judgement: Judgement | undefined): readonly Temporal.Instant[] =>
  judgement?.kind === 'held' && judgement.until !== undefined ? [judgement.until] : [];

/** How long a decision can live that does not know of what has just been recorded. */
const STALE_SECONDS = 90;

/**
 * When every decision is over that began before the latest of these rows, which take something back or put it in force
 * again. One of them may write after those that know better and die before it reports: the record is looked at once
 * more then.
 */
export const staleUntil = (
  rows: readonly { readonly recordedAt: Temporal.Instant }[],
  now: Temporal.Instant,
): readonly Temporal.Instant[] =>
  rows
    .map(({ recordedAt }) => recordedAt.add({ seconds: STALE_SECONDS }))
    .filter((until) => Temporal.Instant.compare(until, now) > 0);

/** The earliest of these instants, as a judgement carries it. */
export const lookAgain = (instants: readonly Temporal.Instant[]): Pick<RecordJudgement, 'lookAgainAt'> => {
  const [first] = instants.toSorted(Temporal.Instant.compare);
  return first ? { lookAgainAt: first } : {};
};
