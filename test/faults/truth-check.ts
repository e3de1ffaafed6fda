import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import { CHANNELS } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { toldMessage } from '../ballot-tracking/told-message.ts';
import { audit, type Complaint } from '../ballot-tracking/truth/audit.ts';
import { DAY, GENERAL_2026, HOUR } from '../ballot-tracking/truth/calendar.ts';
import type { History, HistoryEvent } from '../ballot-tracking/truth/history.ts';
import type { Rule } from '../ballot-tracking/truth/rules.ts';
import type { ToldType } from '../ballot-tracking/truth/subject.ts';
import type { Acceptance } from './fake-provider.ts';
import type { Findings } from './history-check.ts';
import type { TakenBack } from './operators.ts';
import { checkReminders } from './reminder-check.ts';
import { ELECTION, type SimulatedVoter } from './scenario.ts';

/** What was recorded so shortly before a message went may not have been decided about. */
const SETTLE = 3 * HOUR;
/** Longer than all outages of a run together can last: what was true for so long was heard. */
const PATIENCE = 4 * DAY;

export type VoterRecord = {
  readonly voter: SimulatedVoter;
  /** Everything that was recorded of the voter's ballots and participation, in the order of arrival. */
  readonly arrived: readonly HistoryEvent[];
  /** What of the voter's subscription was changed, and when. */
  readonly changed: readonly HistoryEvent[];
  readonly retracted: readonly TakenBack[];
  /** The days on which the voter's county reminds. */
  readonly reminded: readonly { readonly toReturn: readonly string[]; readonly toCure: readonly string[] }[];
  readonly rows: readonly LedgerRow[];
  readonly acceptances: readonly Acceptance[];
  /** The true time of a stamp in the ledger that was made before this, in milliseconds: clocks jump. */
  readonly trueTime: (stamp: Temporal.Instant, before: number) => number;
};

/** What was taken back how it was told, as far as it was told to this voter. */
const retractedOf = ({ retracted, voter }: VoterRecord): HistoryEvent[] =>
  retracted.flatMap(({ at, scope }): HistoryEvent[] => {
    if (scope.kind !== 'messages') return [];
    const { type, channel, language = voter.subscription.language, county = voter.standing.county } = scope;
    if (language !== voter.subscription.language || county !== voter.standing.county) return [];
    return [
      {
        kind: 'retracted',
        arrives: at,
        type: type as ToldType,
        channels: channel ? [channel] : CHANNELS,
        from: scope.toldFrom.epochMilliseconds,
        until: scope.toldUntil.epochMilliseconds,
      },
    ];
  });

const historyOf = (record: VoterRecord, endsAt: number): History => {
  const { voter, arrived, changed } = record;
  const { channels, consentedAt } = voter.subscription;
  return {
    calendar: GENERAL_2026,
    voter: {
      county: voter.standing.county,
      channels,
      subscribedAt: consentedAt.epochMilliseconds,
      // The voter's own hours, over midnight and in other zones, are watched where the messages go out.
      hours: { from: 0, to: 24 * 60 - 1 },
    },
    events: [...arrived, ...changed, ...retractedOf(record)].toSorted((one, other) => one.arrives - other.arrives),
    endsAt,
  };
};

/** A message that ended without being heard: its provider refused it, or lost it. */
const isEnded = ({ state, code }: LedgerRow): boolean =>
  state === 'failed' || (state === 'suppressed' && code === 'OPTED_OUT');

/** When it was tried to tell a message that nobody heard for certain: a sweep that comes late notes the doubt late. */
const triedAt = ({ calledPlace, unknownSince, movedAt }: LedgerRow): Temporal.Instant => {
  if (calledPlace === undefined || unknownSince === undefined) return calledPlace ?? unknownSince ?? movedAt;
  return Temporal.Instant.compare(calledPlace, unknownSince) < 0 ? calledPlace : unknownSince;
};

/** An email that came back: nobody read it, and what it said wrong is owed no correction from when that is known on. */
const isBounced = ({ channel, state }: LedgerRow): boolean => channel === 'email' && state === 'undelivered';

/** Its correction was decided before it came back; one before it or after that is another message's. */
const isCorrected = ({ ballotId, channel, type, decidedAt, movedAt }: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  rows.some(
    (row) =>
      row.type === 'Correction' &&
      // One that was given up in time corrects nothing.
      row.state !== 'superseded' &&
      row.ballotId === ballotId &&
      row.channel === channel &&
      row.corrects === type &&
      Temporal.Instant.compare(row.decidedAt, decidedAt) > 0 &&
      Temporal.Instant.compare(row.decidedAt, movedAt) < 0,
  );

/** What was in doubt for good, and a correction in any case: what follows it does not wait for one that was refused. */
const isPerhapsTold = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  row.code === 'NO_RECEIPT' || row.type === 'Correction' || (isBounced(row) && isCorrected(row, rows));

const REPEATED: readonly Rule[] = ['repeated', 'already-corrected'];
const LOST: readonly Rule[] = ['not-told', 'not-corrected', 'not-followed'];

const textOf = (voterId: string, { rule, about }: Complaint): string => `${voterId}: ${rule}: ${JSON.stringify(about)}`;

/**
 * What a voter was told and not told, judged by the oracle from the rows as they were recorded. It knows nothing of
 * decisions and of the ledger.
 */
export const checkTruth = (voterId: string, record: VoterRecord, endsAt: number): Findings => {
  const byKey = new Map(record.rows.map((row) => [formatLedgerKey(row), row]));
  const taken = record.acceptances.flatMap(({ ledgerKey, at }) => {
    const row = byKey.get(ledgerKey);
    // A process that slept between its mark and its call is past the life of any sender: what counts is its mark.
    const sentAt = row?.unknownSince ? Math.min(at, record.trueTime(row.unknownSince, at)) : at;
    return row ? [{ row, message: toldMessage(row, ELECTION, sentAt) }] : [];
  });
  const heard = taken.filter(({ row }) => !isBounced(row)).map(({ message }) => message);
  const keys = new Set(record.acceptances.map(({ ledgerKey }) => ledgerKey));
  const refused = record.rows
    .filter((row) => isEnded(row) && !keys.has(formatLedgerKey(row)))
    .map((row) => ({ row, message: toldMessage(row, ELECTION, record.trueTime(triedAt(row), 0)) }));
  const lost = [...refused, ...taken.filter(({ row }) => isBounced(row))];
  const history = historyOf(record, endsAt);
  const complaints = audit(
    history,
    { told: heard },
    {
      only: 'told',
      settle: SETTLE,
      skew: HOUR,
      patience: PATIENCE,
      ended: lost.map(({ message }) => message),
      perhaps: lost.filter(({ row }) => isPerhapsTold(row, record.rows)).map(({ message }) => message),
    },
  ).filter(({ rule }) => rule !== 'hours');
  const of = (rules: readonly Rule[]): string[] =>
    complaints.filter(({ rule }) => rules.includes(rule)).map((found) => textOf(voterId, found));
  const others = complaints.filter(({ rule }) => !REPEATED.includes(rule) && !LOST.includes(rule));
  const { lost: forgotten, astray } = checkReminders(
    history,
    taken.map(({ message }) => message),
    record.rows.map((row) => toldMessage(row, ELECTION, row.movedAt.epochMilliseconds)),
    record.reminded.flatMap(({ toReturn, toCure }) => [
      ...toReturn.map((day) => ({ type: 'DeadlineReminder', day }) as const),
      ...toCure.map((day) => ({ type: 'CureReminder', day }) as const),
    ]),
  );
  const named = (found: readonly string[]): string[] => found.map((one) => `${voterId}: ${one}`);
  return {
    duplicates: of(REPEATED),
    losses: [...of(LOST), ...named(forgotten)],
    contradictions: [...others.map((found) => textOf(voterId, found)), ...named(astray)],
  };
};
