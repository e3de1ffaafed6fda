import type { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { CHANNELS_OF } from './catalog-variables.ts';
import { type LedgerRow, rowOf } from './ledger-row.ts';

/** Where messages are kept that belong to no election. */
export const NO_ELECTION = 'none';

/** After so many days nobody needs to hear of it any more. */
const DAYS_OF_USE = 14;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What a voter is told whose subscription ended at that time because they moved to another county (guidance, p. 4): once
 * over each channel that they had, inside their hours. A later subscription that ends has notices of its own, by the day.
 */
export const movedNotices = (subscription: Subscription, endedAt: Temporal.Instant): readonly LedgerRow[] =>
  CHANNELS_OF.MovedCounty.filter((channel) => subscription.channels.includes(channel)).map((channel) =>
    rowOf({
      electionId: NO_ELECTION,
      voterId: subscription.voterId,
      ballotId: 'none',
      county: subscription.county,
      type: 'MovedCounty',
      statusVersion: Math.floor(endedAt.epochMilliseconds / DAY_MS),
      channel,
      language: subscription.language,
      statusAt: endedAt,
      decidedAt: endedAt,
      sendFrom: nextSendMoment(subscription.hours, endedAt),
      sendUntil: endedAt.add({ hours: 24 * DAYS_OF_USE }),
    }),
  );
