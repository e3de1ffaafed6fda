import { concerns, isMaybeHeard } from '../../messaging/domain/correction.ts';
import { heardPlace, isBefore } from '../../messaging/domain/ledger-place.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { isWithdrawable } from '../../messaging/domain/ledger-state.ts';
import { outdates } from '../../messaging/domain/ledger-supersede.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { MessageType } from '../../shared/codes.ts';
import { channelSince, type Subscription } from '../../voters/domain/subscription.ts';
import { bearsOut } from './bears-out.ts';
import type { CurrentStatus } from './current-status.ts';
import { clears, goesAfter } from './heard-order.ts';
import type { InPersonMethod } from './in-person.ts';

/** Whether the message waits, and may be withdrawn. */
export const isWaiting = (row: LedgerRow): boolean => isWithdrawable(row.state) && row.unknownSince === undefined;

/** At a provider's door: neither to be withdrawn, nor known to have gone out. */
export const isAtTheDoor = (row: LedgerRow): boolean =>
  row.state === 'sending' || (isWithdrawable(row.state) && row.unknownSince !== undefined);

/** Claimed, and nobody is being called: its sender may be ending it by what it read a moment ago. */
export const isBeingJudged = ({ state, callingAt }: LedgerRow): boolean =>
  state === 'sending' && callingAt === undefined;

/** Whether the message will never be heard, through no refusal of its own: it may be told anew. */
export const isDead = ({ state }: LedgerRow): boolean =>
  state === 'superseded' || state === 'suppressed' || state === 'expired';

/**
 * Whether the carrier refused the message because the voter had stopped us there. It would refuse it again, until the
 * voter opens the channel once more: not while the channel is wanted since when it was, whatever the clocks said.
 */
export const isStopped = (
  { code, channel, movedAt, stoppedConsent }: LedgerRow,
  subscription: Subscription | undefined,
): boolean => {
  if (code !== 'OPTED_OUT' || subscription === undefined) return false;
  const since = channelSince(subscription, channel);
  return stoppedConsent ? since.epochMilliseconds === stoppedConsent.epochMilliseconds : isBefore(since, movedAt);
};

const isCorrection = (row: LedgerRow): boolean => row.type === 'Correction' && !isDead(row);

/** A correction says what was told and was wrong, and of a vote in person at which place; never for what reason. */
const isInTheWordsOf = (correction: LedgerRow, message: LedgerRow): boolean =>
  correction.corrects === message.type &&
  correction.ballotId === message.ballotId &&
  (message.type !== 'InPerson' || correction.method === message.method);

const isOfRow = (one: LedgerRow, other: LedgerRow): boolean => baseVersion(one) === baseVersion(other);

/** Whether a channel told this itself, so that its own correction is owed there. */
export const isToldOn = (channel: string, message: LedgerRow, messages: readonly LedgerRow[]): boolean =>
  messages.some(
    (row) =>
      row.channel === channel &&
      isMaybeHeard(row) &&
      row.type === message.type &&
      row.ballotId === message.ballotId &&
      row.method === message.method &&
      isOfRow(row, message),
  );

/**
 * The corrections of a message that have been or will be heard after it: over its own channel, or over another one that
 * never told it, where its own was closed. One takes back everything that was told before it in its words.
 */
export const correctionsOf = (
  message: LedgerRow,
  messages: readonly LedgerRow[],
  subscription: Subscription | undefined,
): readonly LedgerRow[] =>
  messages.filter(
    (row) =>
      row.type === 'Correction' &&
      (!isDead(row) || isStopped(row, subscription)) &&
      isInTheWordsOf(row, message) &&
      goesAfter(message, row) &&
      (row.channel === message.channel || (isOfRow(row, message) && !isToldOn(row.channel, message, messages))),
  );

/** Whether a correction came after the message, so that what it told, which is now told as `type`, is told again if it is true. */
export const isCleared = (message: LedgerRow, type: MessageType, messages: readonly LedgerRow[]): boolean =>
  messages.some((row) => isCorrection(row) && concerns(row, { ...message, type }) && clears(row, message));

/**
 * Whether it was taken back how the message was told, and nothing that its channel was told since leaves nothing of what it said.
 * What follows takes its place already.
 */
export const isRetracted = (message: LedgerRow, messages: readonly LedgerRow[]): boolean =>
  message.retracted !== undefined &&
  !messages.some(
    (row) =>
      row.channel === message.channel &&
      row.retracted === undefined &&
      isMaybeHeard(row) &&
      outdates(row, message) &&
      isBefore(heardPlace(message), heardPlace(row)),
  );

/** What is true now, as far as a told message can contradict it. */
export type Truth = {
  readonly currentStatuses: readonly CurrentStatus[];
  /** By which methods the voter has voted in person. */
  readonly inPerson: readonly InPersonMethod[];
  /** Whether the Postal Service has seen an envelope on its way to the voter: it was mailed, whatever was taken back; and one on its way back. */
  readonly scannedOut?: boolean;
  readonly scannedBack?: boolean;
  /** Under which envelopes scans were told that are another voter's, as it turned out (`ledgerBallotOf`). */
  readonly othersScans?: ReadonlySet<string>;
  /** The ballots whose last status waits for nothing more. */
  readonly settled: ReadonlySet<string>;
};

/** Why a status of which something was told is not true of its ballot after all. */
const UNTRUE: readonly string[] = [
  'withdrawn',
  'nothing-to-withdraw-yet',
  'not-issued',
  'before-issue',
  'before-receipt-deadline',
];

/** Whether what a scan told is true all the same, though the envelope was another voter's. What was received was on its way back. */
const isTrueAllTheSame = (message: LedgerRow, { currentStatuses, scannedBack }: Truth): boolean =>
  scannedBack === true ||
  currentStatuses.some(({ stands }) =>
    bearsOut(stands, message.type === 'Inbound' ? { ...message, type: 'Received' } : message),
  );

/**
 * Whether what a message said was wrong: the county took back the row or the record behind it, or the issue without
 * which that row cannot be true, and what stands does not bear it out; or it said "accepted", and a challenge or
 * rejection of a later date takes that back, whatever followed it, and what stands waits for nothing more.
 */
export const isWrong = (message: LedgerRow, truth: Truth): boolean => {
  if (message.type === 'InPerson') {
    // It names the place of its record; messages of before places were named name none.
    return truth.inPerson.length === 0 || (message.method !== undefined && !truth.inPerson.includes(message.method));
  }
  if (message.type === 'Outbound' && truth.scannedOut) return false;
  if (truth.othersScans?.has(message.ballotId)) return !isTrueAllTheSame(message, truth);
  const currentStatus = truth.currentStatuses.find(({ ballot }) => ballot.ballotId === message.ballotId);
  if (!currentStatus) return false;
  const { stands, others } = currentStatus;
  const judgement = others.get(baseVersion(message));
  if (judgement && UNTRUE.includes(judgement.reason)) return !bearsOut(stands, message);
  return message.type === 'Accepted' && stands?.hasLostAcceptance === true && truth.settled.has(message.ballotId);
};
