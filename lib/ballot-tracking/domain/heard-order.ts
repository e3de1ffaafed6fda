import { isToCome } from '../../messaging/domain/correction.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { Temporal } from '../../shared/time.ts';

/** When it was handed over. A receipt that settles a doubt comes hours later than the message it is about. */
export const handedAt = (row: LedgerRow): Temporal.Instant => row.unknownSince ?? row.acceptedAt ?? row.movedAt;

/** A correction in doubt whose call is repeated may have been heard at the first call. */
export const isStillToCome = (row: LedgerRow): boolean => isToCome(row) && row.unknownSince === undefined;

export const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

/** Whether a correction was heard after a message that has gone out, or will be. */
export const goesAfter = (message: LedgerRow, correction: LedgerRow): boolean =>
  isStillToCome(correction) || isBefore(handedAt(message), handedAt(correction));

/**
 * The place of a message among those like it, by when each was first decided, from 0. A row that was told is corrected
 * before it is told anew: its first correction is of its first telling, whatever a clock said that went back between them.
 */
export const turnOf = (row: LedgerRow, alike: readonly LedgerRow[]): number =>
  alike.filter(({ statusVersion }) => statusVersion < row.statusVersion).length;
