import type { MessageType } from '../../shared/codes.ts';
import type { LedgerRow } from './ledger-row.ts';

/** Types that speak of all ballots of their voter. */
const ABOUT_ALL: readonly (MessageType | undefined)[] = ['InPerson', 'Reissued'];

/** Whether a message may still go out. */
export const isToCome = ({ state }: Pick<LedgerRow, 'state'>): boolean =>
  state === 'held' || state === 'due' || state === 'sending';

/** Whether what a correction takes back bears on what a message says. Both are of one voter and election. */
export const concerns = (
  correction: Pick<LedgerRow, 'channel' | 'ballotId' | 'corrects'>,
  message: Pick<LedgerRow, 'channel' | 'ballotId' | 'type'>,
): boolean =>
  correction.channel === message.channel &&
  (correction.ballotId === message.ballotId || ABOUT_ALL.includes(correction.corrects) || message.type === 'Reissued');

/** Whether a correction is still to go out before the message: what is true now follows it. */
export const waitsForCorrection = (message: LedgerRow, messages: readonly LedgerRow[]): boolean =>
  message.type !== 'Correction' &&
  messages.some((row) => row.type === 'Correction' && isToCome(row) && concerns(row, message));
