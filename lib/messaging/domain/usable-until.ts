import type { Election } from '../../elections/domain/election.ts';
import { messageWindow, windowCloses } from '../../elections/domain/message-window.ts';
import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';

/** What a message is about, as far as its usefulness depends on it. */
export type TimedMessage = {
  readonly type: MessageType;
  readonly statusCode?: BallotStatusCode | undefined;
};

/** Polls close at 8 p.m. on Election Day (Elections Code 14212); ballots by mail are postmarked by then (3020). */
export const pollsClose = (election: Pick<Election, 'date'>): Temporal.Instant =>
  pacificInstant(election.date, '20:00');

type Until = 'polls-close' | 'cure-deadline' | 'window';

/**
 * When the claim or the request of a message ends: after it the message is not sent. `window` is for what stays true
 * once it has happened. A type whose wording changes at a deadline instead of ending there stands under `window`; its
 * texts ask `isAskOpen`.
 */
const ENDS: Readonly<Record<MessageType, Until>> = {
  // "On its way to you by mail": nobody can use it once the polls have closed.
  Outbound: 'polls-close',
  Inbound: 'window',
  Received: 'window',
  Accepted: 'window',
  NotAccepted: 'window',
  ContactCounty: 'window',
  Undeliverable: 'window',
  // "Use only the new one" is an instruction for a ballot that can still be returned.
  Reissued: 'polls-close',
  InPerson: 'window',
  DeadlineReminder: 'polls-close',
  SignatureCure: 'cure-deadline',
  Confirmation: 'window',
  MovedCounty: 'window',
  Correction: 'window',
};

const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other;

/** The first instant at which a message must not be sent any more; the end of the election's messages at the latest. */
export const usableUntil = ({ type }: TimedMessage, election: Election): Temporal.Instant => {
  const closes = windowCloses(messageWindow(election));
  const ends: Record<Until, Temporal.Instant> = {
    'polls-close': pollsClose(election),
    'cure-deadline': election.deadlines.cureBy,
    window: closes,
  };
  return earlier(ends[ENDS[type]], closes);
};

/** Until when a message may still ask the voter to act. `none`: it asks for nothing. */
const ASKS: Readonly<Record<MessageType, 'polls-close' | 'cure-deadline' | 'none'>> = {
  Outbound: 'none',
  Inbound: 'none',
  Received: 'none',
  Accepted: 'none',
  NotAccepted: 'none',
  // "So that it can count, contact the county": the county counts what is cured by the deadline (Elections Code 3019).
  ContactCounty: 'cure-deadline',
  // "To get a new ballot": the county gives out replacements until the polls close (Elections Code 3014).
  Undeliverable: 'polls-close',
  Reissued: 'none',
  InPerson: 'none',
  DeadlineReminder: 'polls-close',
  SignatureCure: 'cure-deadline',
  Confirmation: 'none',
  MovedCounty: 'none',
  Correction: 'none',
};

type AskDates = { readonly date: Temporal.PlainDate; readonly cureBy: Temporal.Instant };

/** The first instant at which what a message asks can no longer be done; undefined for one that asks for nothing. */
export const askEnds = ({ type }: TimedMessage, election: AskDates): Temporal.Instant | undefined => {
  const ends: Record<(typeof ASKS)[MessageType], Temporal.Instant | undefined> = {
    'polls-close': pollsClose(election),
    'cure-deadline': election.cureBy,
    none: undefined,
  };
  return ends[ASKS[type]];
};

/** Whether what a message asks the voter to do can still be done at `now`. */
export const isAskOpen = (message: TimedMessage, election: AskDates, now: Temporal.Instant): boolean => {
  const end = askEnds(message, election);
  return end === undefined || Temporal.Instant.compare(now, end) < 0;
};
