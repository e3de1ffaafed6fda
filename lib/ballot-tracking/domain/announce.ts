import type { MessageDecision } from '../../messaging/domain/decision.ts';
import { placeAfter } from '../../messaging/domain/ledger-place.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { nextTelling } from '../../messaging/domain/telling.ts';
import { usableUntil } from '../../messaging/domain/usable-until.ts';
import type { Channel } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import type { News } from './news.ts';
import type { VoterCase } from './voter-case.ts';

/** A decision before it is known when it may go out. */
type Draft = Omit<
  MessageDecision,
  'electionId' | 'voterId' | 'language' | 'decidedAt' | 'decidedPlace' | 'sendFrom' | 'sendUntil'
>;

/** What tells a piece of news over a channel; under a new key where an earlier telling was withdrawn or taken back. */
export const newsDraft = (news: News, channel: Channel, messages: readonly LedgerRow[]): Draft => {
  const { county, ballotId, type, statusAt, moment, statusCode, method, uploadId, version, expectedOn } = news;
  return {
    county,
    ballotId,
    type,
    channel,
    statusAt,
    statusVersion: nextTelling({ ballotId, type, channel, statusVersion: version }, messages),
    ...(moment.equals(statusAt) ? {} : { datedAt: moment }),
    ...(statusCode ? { statusCode } : {}),
    ...(method ? { method } : {}),
    ...(expectedOn ? { expectedOn } : {}),
    ...(uploadId ? { uploadId } : {}),
  };
};

/** What takes a message back, over the channel over which it was told. */
export const correctionDraft = (wrong: LedgerRow, messages: readonly LedgerRow[]): Draft => {
  const { county, ballotId, channel, statusAt, statusVersion, statusCode, datedAt, method, uploadId, retracted } =
    wrong;
  return {
    county,
    ballotId,
    type: 'Correction',
    corrects: wrong.type,
    channel,
    statusAt,
    statusVersion: nextTelling({ ballotId, type: 'Correction', channel, statusVersion }, messages),
    ...(datedAt ? { datedAt } : {}),
    ...(statusCode ? { statusCode } : {}),
    ...(method ? { method } : {}),
    ...(uploadId ? { uploadId } : {}),
    ...(retracted ? { retracted } : {}),
  };
};

/**
 * The decision that tells this, from the voter's next hours until it is no longer of use. Empty when those hours begin
 * too late, so that it is one or none.
 */
export const announce = (voterCase: VoterCase, draft: Draft, now: Temporal.Instant): readonly MessageDecision[] => {
  const { election, voter, subscription, messages } = voterCase;
  if (!voter || !subscription) return [];
  const sendFrom = nextSendMoment(subscription.hours, now);
  const sendUntil = usableUntil(draft, election);
  if (Temporal.Instant.compare(sendFrom, sendUntil) >= 0) return [];
  const { language } = subscription;
  const decidedPlace = placeAfter(messages, now);
  const { voterId } = voter;
  return [{ ...draft, electionId: election.id, voterId, language, decidedAt: now, decidedPlace, sendFrom, sendUntil }];
};
