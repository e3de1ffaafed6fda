import type { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { CHANNELS_OF } from './catalog-variables.ts';
import { hasCome } from './ledger-due.ts';
import { type LedgerRow, rowOf } from './ledger-row.ts';
import { NO_ELECTION } from './moved-notices.ts';

/** A sign-up that is confirmed later than this is news to nobody. */
const DAYS_OF_USE = 3;

/**
 * What confirms a sign-up of that time: once by text and by email, where the voter chose them, inside their hours; the
 * guidance has none by phone (p. 4). Another sign-up has another time, and with it confirmations of its own.
 */
export const confirmations = (subscription: Subscription, signedUpAt: Temporal.Instant): readonly LedgerRow[] =>
  CHANNELS_OF.Confirmation.filter((channel) => subscription.channels.includes(channel)).map((channel) =>
    rowOf({
      electionId: NO_ELECTION,
      voterId: subscription.voterId,
      ballotId: 'none',
      county: subscription.county,
      type: 'Confirmation',
      statusVersion: signedUpAt.epochMilliseconds,
      channel,
      language: subscription.language,
      statusAt: signedUpAt,
      decidedAt: signedUpAt,
      sendFrom: nextSendMoment(subscription.hours, signedUpAt),
      sendUntil: signedUpAt.add({ hours: 24 * DAYS_OF_USE }),
    }),
  );

/** Whether it confirms a sign-up in whose place the voter has put a newer one. */
export const isReplaced = (
  { type, statusAt }: Pick<LedgerRow, 'type' | 'statusAt'>,
  subscription: Subscription | undefined,
): boolean => type === 'Confirmation' && subscription !== undefined && !hasCome(subscription.consentedAt, statusAt);
