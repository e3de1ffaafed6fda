import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import type { Outcome } from './ballot.ts';
import type { Calendar } from './calendar.ts';

/** Participation methods that mean "voted in person" (guidance, p. 2): polling place and vote center. */
export const IN_PERSON_METHODS = ['POLL', 'VCR'] as const;
export type InPersonMethod = (typeof IN_PERSON_METHODS)[number];

/** That a voter did, or did not, vote by a method, as of a time. */
export type HistoryStatement = {
  readonly active: boolean;
  readonly at: Temporal.Instant;
  /** The upload that said so. */
  readonly uploadId?: string;
};

/**
 * What one county said about a voter's participation by one method; a county takes back only what it has said itself.
 * Other methods than these two are kept too.
 */
export type VotingHistory = {
  readonly electionId: string;
  readonly voterId: string;
  readonly county: CountyCode;
  readonly method: string;
  /** Each statement once, in the order of arrival. */
  readonly statements: readonly HistoryStatement[];
  /** Counts the changes of this record, from 1. */
  readonly version: number;
  readonly recordedAt: Temporal.Instant;
  /** Absent until a decision looked at this version. */
  readonly outcome?: Outcome;
  /** When a decision must look at the record (again); absent while there is nothing to decide. */
  readonly lookAgainAt?: Temporal.Instant;
};

/** More than any county says about one voter and method; beyond it its system is looping. */
const MAX_STATEMENTS = 60;

/** A record that is taken back with a date alone is taken back for that whole day: midnight is no time of voting. */
const countsFrom = ({ active, at }: HistoryStatement): Temporal.Instant => {
  const day = pacificDate(at);
  const isDateAlone = !active && pacificInstant(day, '00:00').equals(at);
  return isDateAlone ? pacificInstant(day.add({ days: 1 }), '00:00').subtract({ nanoseconds: 1 }) : at;
};

/** Of two statements of one time the one that takes the record back counts. */
const byTime = (one: HistoryStatement, other: HistoryStatement): number =>
  Temporal.Instant.compare(countsFrom(one), countsFrom(other)) || Number(other.active) - Number(one.active);

/** What the record says now: its latest statement whose time has come. */
export const saidNow = (history: VotingHistory, now: Temporal.Instant): HistoryStatement | undefined =>
  history.statements
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .toSorted(byTime)
    .at(-1);

/** The first statement whose time is still to come. */
export const saidNext = (history: VotingHistory, now: Temporal.Instant): HistoryStatement | undefined =>
  history.statements
    .filter(({ at }) => Temporal.Instant.compare(at, now) > 0)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || byTime(one, other))[0];

/**
 * Why a statement counts for nothing beside the others, where its county will think that it does: it is taken
 * back with the same time or day, or a later record stands. Of one time nothing but a later time can decide.
 */
export const contradiction = (
  history: VotingHistory,
  { active, at }: HistoryStatement,
  now: Temporal.Instant,
): 'taken-back' | 'later-record-stands' | undefined => {
  const said = saidNow(history, now);
  if (said === undefined || said.active === active || Temporal.Instant.compare(at, now) > 0) return undefined;
  if (!active) return 'later-record-stands';
  const isOfThatTime =
    said.at.equals(at) || (!countsFrom(said).equals(said.at) && pacificDate(said.at).equals(pacificDate(at)));
  return isOfThatTime ? 'taken-back' : undefined;
};

/** A voter's record of having voted in person. */
export type InPersonVote = {
  readonly method: InPersonMethod;
  readonly at: Temporal.Instant;
  readonly uploadId?: string;
};

/** Whether a record is that of this county about this method. */
export const isHistoryOf =
  ({ county, method }: Pick<VotingHistory, 'county' | 'method'>) =>
  (history: Pick<VotingHistory, 'county' | 'method'>): boolean =>
    history.county === county && history.method === method;

/** The record, if it says that the voter has voted in person by now. Nobody can have before voting began. */
export const inPersonVote = (
  history: VotingHistory,
  calendar: Calendar,
  now: Temporal.Instant,
): InPersonVote | undefined => {
  const method = IN_PERSON_METHODS.find((one) => one === history.method);
  const said = saidNow(history, now);
  if (method === undefined || said?.active !== true) return undefined;
  if (Temporal.Instant.compare(said.at, calendar.votingFrom) < 0) return undefined;
  return { method, at: said.at, ...(said.uploadId ? { uploadId: said.uploadId } : {}) };
};

export type HistoryRecord = HistoryStatement & { readonly voterId: string; readonly method: string };

export type HistoryUpload = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
  readonly uploadId?: string;
};

/**
 * The record after an upload's row. What was said before stays: the latest date counts, whatever comes last. A repeat
 * changes nothing.
 */
export const recordHistory = (
  known: VotingHistory | undefined,
  record: HistoryRecord,
  upload: HistoryUpload,
): { readonly kind: 'recorded'; readonly history: VotingHistory } | { readonly kind: 'unchanged' | 'too-many' } => {
  const { voterId, method, active, at } = record;
  const before = known?.statements ?? [];
  if (before.some((said) => said.active === active && said.at.equals(at))) return { kind: 'unchanged' };
  if (before.length >= MAX_STATEMENTS) return { kind: 'too-many' };
  const { now, uploadId, ...place } = upload;
  return {
    kind: 'recorded',
    history: {
      ...place,
      voterId,
      method,
      statements: [...before, { active, at, ...(uploadId ? { uploadId } : {}) }],
      version: (known?.version ?? 0) + 1,
      recordedAt: now,
    },
  };
};
