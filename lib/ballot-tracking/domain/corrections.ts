import { concerns, isToCome } from '../../messaging/domain/correction.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { isWithdrawable } from '../../messaging/domain/ledger-state.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { statusesOf } from './ballot.ts';
import type { CurrentStatus } from './current-status.ts';
import type { Stage } from './transitions.ts';

/**
 * Whether a provider has the message, or may have it. Of one that was given up for want of a receipt nobody will ever
 * know: its voter may have heard it.
 */
export const isHanded = ({ state, code }: LedgerRow): boolean =>
  state === 'accepted' ||
  state === 'uncertain' ||
  state === 'delivered' ||
  state === 'undelivered' ||
  (state === 'failed' && code === 'NO_RECEIPT');

/** Whether the message waits, and may be withdrawn. */
export const isWaiting = (row: LedgerRow): boolean => isWithdrawable(row.state) && row.unknownSince === undefined;

/** At a provider's door: neither to be withdrawn, nor known to have gone out. */
export const isUnderWay = (row: LedgerRow): boolean =>
  row.state === 'sending' || (isWithdrawable(row.state) && row.unknownSince !== undefined);

/** Whether the message will never be heard, through no refusal of its own: it may be told anew. */
export const isDead = ({ state }: LedgerRow): boolean =>
  state === 'superseded' || state === 'suppressed' || state === 'expired';

const isCorrection = (row: LedgerRow): boolean => row.type === 'Correction' && !isDead(row);

/** The corrections of a message that have been or will be heard. */
export const correctionsOf = (message: LedgerRow, messages: readonly LedgerRow[]): readonly LedgerRow[] =>
  messages.filter(
    (row) =>
      isCorrection(row) &&
      row.corrects === message.type &&
      row.channel === message.channel &&
      row.ballotId === message.ballotId &&
      baseVersion(row) === baseVersion(message) &&
      Temporal.Instant.compare(row.decidedAt, message.decidedAt) >= 0,
  );

/** When it was handed over. A receipt that settles a doubt comes hours later than the message it is about. */
const handedAt = (row: LedgerRow): Temporal.Instant => row.unknownSince ?? row.acceptedAt ?? row.movedAt;

const wentBefore = (message: LedgerRow, correction: LedgerRow): boolean =>
  // A correction in doubt whose call is repeated may have been heard at the first call.
  (isToCome(correction) && correction.unknownSince === undefined) ||
  Temporal.Instant.compare(handedAt(message), handedAt(correction)) < 0;

/**
 * Whether a correction came after the message, so that what it told, which is now told as `type`, is told again if it
 * is true.
 */
export const isCleared = (message: LedgerRow, type: MessageType, messages: readonly LedgerRow[]): boolean =>
  isHanded(message) &&
  messages.some((row) => isCorrection(row) && concerns(row, { ...message, type }) && wentBefore(message, row));

const FROM_RECEIVED = ['received', 'challenged', 'rejected', 'accepted'] as const;

/** How far a ballot must be for what was told of it to have been true all the same, though its row was taken back. */
const IMPLIED_BY: Readonly<Partial<Record<MessageType, readonly Stage[]>>> = {
  Outbound: ['issued', 'undeliverable', ...FROM_RECEIVED],
  Reissued: ['issued', 'undeliverable', ...FROM_RECEIVED],
  Undeliverable: ['issued', 'undeliverable', ...FROM_RECEIVED],
  Received: FROM_RECEIVED,
  ContactCounty: ['challenged', 'rejected', 'accepted'],
  SignatureCure: ['challenged', 'rejected', 'accepted'],
  NotAccepted: ['rejected', 'accepted'],
  Accepted: ['accepted'],
};

/** What is true now, as far as a told message can contradict it. */
export type Truth = {
  readonly currentStatuses: readonly CurrentStatus[];
  readonly votedInPerson: boolean;
  /** The ballots whose last status waits for nothing more. */
  readonly settled: ReadonlySet<string>;
};

/**
 * Whether what a message said was wrong: the county took the row or the record behind it back and nothing else bears
 * it out; or it said "accepted", and a challenge or rejection of a later date takes that back, which waits for nothing more.
 */
export const isWrong = (message: LedgerRow, { currentStatuses, votedInPerson, settled }: Truth): boolean => {
  if (message.type === 'InPerson') return !votedInPerson;
  const currentStatus = currentStatuses.find(({ ballot }) => ballot.ballotId === message.ballotId);
  const implied = IMPLIED_BY[message.type];
  if (!currentStatus || !implied) return false;
  const { stands } = currentStatus;
  const version = baseVersion(message);
  const status = statusesOf(currentStatus.ballot).find(({ entry }) => entry.version === version);
  if (status?.state === 'withdrawn') return stands === undefined || !implied.includes(stands.stage);
  return message.type === 'Accepted' && stands?.isReversal === true && settled.has(message.ballotId);
};
