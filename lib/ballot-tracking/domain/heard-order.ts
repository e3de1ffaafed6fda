import { isMaybeHeard, isToCome } from '../../messaging/domain/correction.ts';
import { decidedPlace, heardPlace, isBefore } from '../../messaging/domain/ledger-place.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';

/** A correction in doubt whose call is repeated may have been heard at the first call. */
const isStillToCome = (row: LedgerRow): boolean => isToCome(row) && row.unknownSince === undefined;

/** Whether a correction was heard after a message that has gone out, or will be. */
export const goesAfter = (message: LedgerRow, correction: LedgerRow): boolean =>
  isStillToCome(correction) || isBefore(heardPlace(message), heardPlace(correction));

/**
 * Whether a correction takes back what went out before it. One that waits clears what had gone out when it was decided;
 * what went out while it waited, because it lacked a fact, stands until it has gone out itself.
 */
export const clears = (correction: LedgerRow, message: LedgerRow): boolean =>
  isMaybeHeard(message) &&
  isBefore(heardPlace(message), isStillToCome(correction) ? decidedPlace(correction) : heardPlace(correction));
