import { messageWindow, windowCloses } from '../../elections/domain/message-window.ts';
import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { BallotStatusCode, Channel, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { nextSendMoment } from '../../voters/domain/hours.ts';
import { openChannels } from '../../voters/domain/subscription.ts';
import type { VoterCase } from './voter-case.ts';

/** What is to be told, before it is known over which channels. */
export type Announcement = {
  readonly county: CountyCode;
  readonly ballotId: string;
  readonly type: MessageType;
  readonly statusVersion: number;
  readonly statusAt: Temporal.Instant;
  readonly statusCode?: BallotStatusCode;
  /** For a vote in person: the participation method, which says at what place. */
  readonly method?: 'POLL' | 'VCR';
};

/** The codes whose voter can cure with a signature. */
const CURED_BY_SIGNATURE: readonly (BallotStatusCode | undefined)[] = ['NVS', 'NMS'];
/** The cure form is a link; Elections Code 3019.7 asks for it by text and email. */
const LINK_CHANNELS: readonly Channel[] = ['text', 'email'];

const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other;

/**
 * The decisions that tell a subscribed voter one thing: one per channel, from the voter's next hours until the window
 * closes. A missing or different signature brings the cure form with it, as long as it can still be used.
 * Empty when the voter's hours do not begin before the window closes.
 */
export const announce = (
  voterCase: VoterCase,
  announcement: Announcement,
  now: Temporal.Instant,
): readonly MessageDecision[] => {
  const { election, voter, subscription } = voterCase;
  if (voter === undefined || subscription === undefined) return [];
  const channels = openChannels(voter, subscription);
  const sendFrom = nextSendMoment(subscription.hours, now);
  const closes = windowCloses(messageWindow(election));
  const shared = {
    ...announcement,
    electionId: election.id,
    voterId: voter.voterId,
    language: subscription.language,
    decidedAt: now,
    sendFrom,
  };
  const news = channels.map((channel) => ({ ...shared, channel, sendUntil: closes }));
  const cure = CURED_BY_SIGNATURE.includes(announcement.statusCode)
    ? channels
        .filter((channel) => LINK_CHANNELS.includes(channel))
        .map((channel) => ({
          ...shared,
          type: 'SignatureCure' as const,
          channel,
          sendUntil: earlier(closes, election.deadlines.cureBy),
        }))
    : [];
  return [...news, ...cure].filter((decision) => Temporal.Instant.compare(decision.sendFrom, decision.sendUntil) < 0);
};
