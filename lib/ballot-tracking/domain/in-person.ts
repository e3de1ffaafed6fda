import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';

/** Participation methods that mean "voted in person" (guidance, p. 2): polling place and vote center. */
export const IN_PERSON_METHODS: readonly string[] = ['POLL', 'VCR'];

/** What the county last said about a voter's participation by one method. Other methods than these two are kept too. */
export type VotingHistory = {
  readonly electionId: string;
  readonly voterId: string;
  readonly county: CountyCode;
  readonly method: string;
  readonly active: boolean;
  readonly at: Temporal.Instant;
  /** Counts the changes of this record, from 1. */
  readonly version: number;
  readonly recordedAt: Temporal.Instant;
  /** Absent until a decision looked at this version. */
  readonly outcome?: Outcome;
  /** An earlier version was messaged. A voter is told once, whatever the record says later. */
  readonly toldBefore?: true;
  /** When a decision must look at the record (again); absent while there is nothing to decide. */
  readonly lookAgainAt?: Temporal.Instant;
};

/** Whether this record says that the voter has voted in person by now. */
export const saysInPerson = (history: VotingHistory, now: Temporal.Instant): boolean =>
  history.active && IN_PERSON_METHODS.includes(history.method) && Temporal.Instant.compare(history.at, now) <= 0;

export type HistoryRecord = {
  readonly voterId: string;
  readonly method: string;
  readonly active: boolean;
  readonly at: Temporal.Instant;
};

export type HistoryUpload = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
};

/**
 * The record after an upload's row. The latest date wins and a repeat changes nothing; `stale` when the row is older
 * than what is known to be true, so that repeating an old upload cannot undo a newer one.
 */
export const recordHistory = (
  known: VotingHistory | undefined,
  record: HistoryRecord,
  upload: HistoryUpload,
): { readonly kind: 'recorded'; readonly history: VotingHistory } | { readonly kind: 'unchanged' | 'stale' } => {
  if (known !== undefined && known.active === record.active && known.at.equals(record.at)) return { kind: 'unchanged' };
  const { now, ...place } = upload;
  const knownIsTrue = known !== undefined && Temporal.Instant.compare(known.at, now) <= 0;
  if (knownIsTrue && Temporal.Instant.compare(record.at, known.at) < 0) return { kind: 'stale' };
  const told = known?.toldBefore === true || known?.outcome?.kind === 'told';
  return {
    kind: 'recorded',
    history: {
      ...place,
      ...record,
      version: (known?.version ?? 0) + 1,
      recordedAt: now,
      ...(told ? { toldBefore: true } : {}),
    },
  };
};
