import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import { isOpen, type LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { supersedes } from '../../lib/messaging/domain/ledger-supersede.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { Acceptance } from './fake-provider.ts';

export type History = {
  readonly decided: ReadonlySet<string>;
  readonly rows: readonly LedgerRow[];
  readonly acceptances: readonly Acceptance[];
  /**
   * Whether a message may end and nothing takes its place: the county took a row of its ballot back, or its voter left.
   */
  readonly mayEnd?: (row: LedgerRow) => boolean;
  /** Whether a message is of use for a day or two only, so that it may come too late; it then says so. */
  readonly mayExpire?: (row: LedgerRow) => boolean;
};

export type Findings = {
  /** Messages that a provider took more than once. */
  readonly duplicates: readonly string[];
  /** Decisions that the ledger has no row for, that never came to an end, or that were forgotten until too late. */
  readonly losses: readonly string[];
  /** Rows that say something else than what happened at the provider. */
  readonly contradictions: readonly string[];
};

const SENT: readonly LedgerState[] = ['accepted', 'delivered', 'undelivered'];
/** Ends of a message that a voter heard, or that no sender can change: refused, opted out, and lost by the provider. */
const ENDED: readonly LedgerState[] = ['accepted', 'delivered', 'undelivered', 'failed', 'suppressed'];
const UNSENT: readonly LedgerState[] = ['superseded', 'suppressed', 'expired'];

/** What the ledger says happened, against what the provider saw. */
const contradiction = (row: LedgerRow, isSent: boolean): string | undefined => {
  if (SENT.includes(row.state) && !isSent) return `${row.state}, but no provider took it`;
  if (UNSENT.includes(row.state) && isSent) return `${row.state}, but a provider took it`;
  if (row.state === 'failed' && row.code !== 'NO_RECEIPT' && isSent) return 'failed, but a provider took it';
  return undefined;
};

/**
 * Whether what replaced a message, or what replaced that, came to an end of its own: what the ledger's rules name, or
 * what was decided later for the same channel, when more was known of all ballots of the voter.
 */
const isReplaced = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  rows.some(
    (other) =>
      (other.channel === row.channel &&
        Temporal.Instant.compare(other.decidedAt, row.decidedAt) > 0 &&
        ENDED.includes(other.state)) ||
      // A message that has been replaced itself replaces nothing any more; it did when it took the place.
      (supersedes({ ...other, state: 'held' }, row) &&
        (ENDED.includes(other.state) || (other.state === 'superseded' && isReplaced(other, rows)))),
  );

/**
 * A correction of an email that has come back meanwhile: nobody read what it takes back. And one of how something was told, whose
 * channel has heard since what leaves nothing of that.
 */
const isNeedless = (
  { type, corrects, channel, ballotId, retracted, decidedAt }: LedgerRow,
  rows: readonly LedgerRow[],
): boolean =>
  type === 'Correction' &&
  rows.some((row) => {
    if (row.channel !== channel) return false;
    const isItsOwn = row.type === corrects && row.ballotId === ballotId;
    if (isItsOwn) return channel === 'email' && row.state === 'undelivered';
    const toldAt = row.acceptedAt ?? (row.code === 'NO_RECEIPT' ? row.unknownSince : undefined);
    const isSince = toldAt !== undefined && Temporal.Instant.compare(toldAt, decidedAt) > 0;
    return retracted !== undefined && row.type !== 'Correction' && isSince;
  });

/** How often a voter may be called about one message: three times, and only where every call before reached nobody. */
const MOST_CALLS = 3;

const isRepeated = (calls: readonly Acceptance[]): boolean => {
  const mayRepeat = calls[0]?.ledgerKey.endsWith('.voice') === true && calls.length <= MOST_CALLS;
  return calls.length > 1 && !(mayRepeat && calls.slice(0, -1).every(({ reached }) => !reached));
};

/** What reached nobody and was to be made again counts as not sent yet: something newer may have taken its place. */
const isSentFor = (row: LedgerRow, calls: readonly Acceptance[]): boolean =>
  row.channel === 'voice' && UNSENT.includes(row.state) ? calls.some(({ reached }) => reached) : calls.length > 0;

/** What was to be told anew, when the email that told it first came back: as with every email that did, it stays at that. */
const cameBackBefore = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  row.channel === 'email' &&
  rows.some(
    (first) =>
      first.retracted !== undefined &&
      first.state === 'undelivered' &&
      first.type === row.type &&
      first.channel === row.channel &&
      first.ballotId === row.ballotId,
  );

/** Judges a finished run. */
export const checkHistory = (history: History): Findings => {
  const accepted = Map.groupBy(history.acceptances, ({ ledgerKey }) => ledgerKey);
  const rows = new Map(history.rows.map((row) => [formatLedgerKey(row), row]));
  const ofVoter = Map.groupBy(history.rows, ({ voterId }) => voterId);
  return {
    duplicates: [...accepted]
      .filter(([, calls]) => isRepeated(calls))
      .map(([key, calls]) => `${key}: ${calls.length} times`),
    losses: [...history.decided].flatMap((key) => {
      const row = rows.get(key);
      if (row === undefined) return [`${key}: no row`];
      // Every invented message has weeks for it: one that expires was forgotten.
      const isTooLate = row.state === 'expired' && row.code !== undefined && history.mayExpire?.(row) === true;
      if (isTooLate) return [];
      if (isOpen(row.state) || row.state === 'expired') return [`${key}: ${row.state} at the end`];
      if (row.state !== 'superseded' || history.mayEnd?.(row)) return [];
      const ofThisVoter = ofVoter.get(row.voterId) ?? [];
      const isForNothing =
        !isReplaced(row, ofThisVoter) && !isNeedless(row, ofThisVoter) && !cameBackBefore(row, ofThisVoter);
      return isForNothing ? [`${key}: superseded by nothing that was told`] : [];
    }),
    contradictions: [...rows].flatMap(([key, row]) => {
      const found = contradiction(row, isSentFor(row, accepted.get(key) ?? []));
      return found === undefined ? [] : [`${key}: ${found}`];
    }),
  };
};
