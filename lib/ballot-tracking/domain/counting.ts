import { BallotStatusCode } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import {
  type Ballot,
  type HoldReason,
  momentOf,
  type SilenceReason,
  type Status,
  type StatusEntry,
  statusesOf,
  trueFrom,
} from './ballot.ts';
import { type Calendar, certificationLook, deadlineLook } from './calendar.ts';
import { STAGE_OF, type Stage } from './transitions.ts';

/** A status that counts now. */
export type Counting = {
  readonly entry: StatusEntry;
  readonly code: BallotStatusCode;
  readonly stage: Stage;
  /** The date by which it is ordered. */
  readonly moment: Temporal.Instant;
  /** An issue of a ballot that had been mailed on an earlier day. */
  readonly isMailedAnew?: true;
};

/** What a recorded status is worth now, apart from those that stand. */
export type Judgement =
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until?: Temporal.Instant }
  | { readonly kind: 'silent'; readonly reason: SilenceReason };

/** Which of a ballot's statuses count now, and what the others are worth. */
export type Sorted = {
  readonly counting: readonly Counting[];
  /** The issues among them. */
  readonly mailed: readonly Counting[];
  /** Ballots that a counting row says it replaces. */
  readonly replaces: readonly string[];
  /** The issues that wait for their date. */
  readonly coming: readonly Status[];
  /** The judgement on every row that does not count, by version. */
  readonly others: ReadonlyMap<number, Judgement>;
};

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

const earliest = (instants: readonly Temporal.Instant[]): Temporal.Instant | undefined =>
  instants.toSorted(Temporal.Instant.compare)[0];

const held = (reason: HoldReason, until?: Temporal.Instant): Judgement => ({
  kind: 'held',
  reason,
  ...(until ? { until } : {}),
});

/** Why a status counts for nothing by itself. */
const obstacleAlone = ({ entry, state }: Status, calendar: Calendar, now: Temporal.Instant): Judgement | undefined => {
  if (state === 'tombstone') return held('nothing-to-withdraw-yet');
  if (state === 'withdrawn') return { kind: 'silent', reason: 'withdrawn' };
  if (!BallotStatusCode.safeParse(entry.code).success) return held('unknown-code');
  const from = trueFrom(entry);
  // The county may certify, and messages end, later than was thought.
  if (!isAfter(calendar.messagesEnd, from)) {
    return held('beyond-window', isAfter(from, now) ? from : certificationLook(calendar, now));
  }
  return isAfter(from, now) ? held('future-date', from) : undefined;
};

/**
 * Why "not received on time" counts for nothing yet: of a ballot that was cast after the polls closed it is told when no
 * ballot can come in time any more, and before Election Day it cannot be true of any.
 */
const obstacleOfLateness = (
  { statusAt }: StatusEntry,
  calendar: Calendar,
  now: Temporal.Instant,
): Judgement | undefined => {
  const { electionDay, receiptOver } = calendar;
  if (!isAfter(receiptOver, statusAt)) return undefined;
  const isPossible = !isAfter(electionDay, statusAt);
  if (isPossible && !isAfter(receiptOver, now)) return undefined;
  // The deadline may be put right meanwhile.
  const looks = [deadlineLook(calendar, now), isPossible ? receiptOver : undefined];
  return held('before-receipt-deadline', earliest(looks.flatMap((look) => look ?? [])));
};

/**
 * Why a status other than an issue counts for nothing beside the others: it is dated before its ballot was mailed, or
 * says of a deadline that it was missed before that has passed. It belongs to the latest mailing that is not later than itself;
 * where there is none it waits for an issue of an earlier date.
 */
const obstacleOfDates = (
  { entry }: Status,
  calendar: Calendar,
  {
    mailed,
    coming,
    now,
  }: { readonly mailed: readonly Counting[]; readonly coming: readonly Status[]; readonly now: Temporal.Instant },
): Judgement | undefined => {
  if (mailed.some(({ moment }) => !isAfter(moment, entry.statusAt))) {
    return entry.code === 'NOT' ? obstacleOfLateness(entry, calendar, now) : undefined;
  }
  const issues = coming.map((status) => status.entry).filter((issue) => !isAfter(momentOf(issue), entry.statusAt));
  const released = issues.map(trueFrom);
  return held(mailed.length + coming.length > 0 ? 'before-issue' : 'not-issued', earliest(released));
};

const countingOf = (entry: StatusEntry): readonly Counting[] => {
  const code = BallotStatusCode.safeParse(entry.code);
  return code.success ? [{ entry, code: code.data, stage: STAGE_OF[code.data], moment: momentOf(entry) }] : [];
};

/** The ballots that a status says it replaces. */
export const replacedBy = ({ rows }: Status): readonly string[] => rows.flatMap((row) => row.supersedes ?? []);

/** Sorts out what counts: neither what is to come nor what was before the ballot was mailed. */
export const sortOut = (ballot: Ballot, calendar: Calendar, now: Temporal.Instant): Sorted => {
  const others = new Map<number, Judgement>();
  const note = ({ entry, rows }: Status, judgement: Judgement): void => {
    const isWithdrawal = judgement.kind === 'silent' || judgement.reason === 'nothing-to-withdraw-yet';
    for (const row of isWithdrawal ? rows : [entry]) others.set(row.version, judgement);
  };
  const sound: Status[] = [];
  const coming: Status[] = [];
  for (const status of statusesOf(ballot)) {
    for (const { version } of status.rows.slice(1)) others.set(version, { kind: 'silent', reason: 'repeated' });
    const judgement = obstacleAlone(status, calendar, now);
    if (judgement) note(status, judgement);
    else sound.push(status);
    if (status.entry.code === 'ISSUED' && judgement?.kind === 'held' && judgement.reason === 'future-date') {
      coming.push(status);
    }
  }
  const mailed = sound.filter(({ entry }) => entry.code === 'ISSUED').flatMap(({ entry }) => countingOf(entry));
  const counted = sound.filter((status) => {
    if (status.entry.code === 'ISSUED') return true;
    const judgement = obstacleOfDates(status, calendar, { mailed, coming, now });
    if (judgement) note(status, judgement);
    return judgement === undefined;
  });
  return {
    counting: counted.flatMap(({ entry }) => countingOf(entry)),
    mailed,
    replaces: counted.flatMap(replacedBy),
    coming,
    others,
  };
};
