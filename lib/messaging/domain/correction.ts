import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { earlier } from './ledger-due.ts';
import type { LedgerRow } from './ledger-row.ts';

/** Types that speak of all ballots of their voter. */
const ABOUT_ALL: readonly (MessageType | undefined)[] = ['InPerson', 'Reissued'];

/**
 * Whether a voter has heard the message, or may have: also one whose call was never answered, however long ago, and
 * whether or not the same call is to be made again. Carriers report texts and calls as undelivered that arrived; an email
 * that bounced was read by nobody.
 */
export const isMaybeHeard = ({
  state,
  code,
  unknownSince,
  channel,
}: Pick<LedgerRow, 'state' | 'code' | 'unknownSince' | 'channel'>): boolean => {
  if (state === 'failed') return code === 'NO_RECEIPT';
  if (state === 'due') return unknownSince !== undefined;
  if (state === 'undelivered') return channel !== 'email';
  return state === 'accepted' || state === 'uncertain' || state === 'delivered';
};

/**
 * When a message was told, as far as it was: by the clock of who handed it over. What only a receipt has settled, hours or days later,
 * was told when its call was made.
 */
export const toldAt = ({
  calledPlace,
  acceptedAt,
  unknownSince,
  callingAt,
  movedAt,
}: Pick<LedgerRow, 'calledPlace' | 'acceptedAt' | 'unknownSince' | 'callingAt' | 'movedAt'>): Temporal.Instant => {
  const [known, ...others] = [calledPlace, unknownSince, acceptedAt].filter((at) => at !== undefined);
  return known ? others.reduce(earlier, known) : (callingAt ?? movedAt);
};

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

/**
 * The correction that is still to go out before the message: what is true now follows it. One that cannot be written
 * holds up nothing: it follows when the fact is there, and what is true is then told again.
 */
export const correctionBefore = (message: LedgerRow, messages: readonly LedgerRow[]): LedgerRow | undefined =>
  message.type === 'Correction'
    ? undefined
    : messages.find(
        (row) =>
          row.type === 'Correction' && isToCome(row) && row.code !== 'MISSING_VARIABLE' && concerns(row, message),
      );
