import type { BallotStatusCode, MessageType } from '../../shared/codes.ts';
import type { InPersonVoting } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';

/** What is known when a message is written. What its type does not need may be missing. */
export type MessageFacts = {
  readonly type: MessageType;
  readonly now: Temporal.Instant;
  readonly county: {
    readonly name: string;
    /** How the county's voters vote in person, where a message names places to return a ballot. */
    readonly inPersonVoting: InPersonVoting;
    readonly contact?:
      | {
          readonly phone?: string | undefined;
          readonly email?: string | undefined;
          readonly site?: string | undefined;
          /** The county's signature form, where it has an address of its own. */
          readonly cureForm?: string | undefined;
        }
      | undefined;
  };
  /** None for a confirmation: a subscription is not about one election. */
  readonly election?:
    | {
        readonly name: string;
        readonly date: Temporal.PlainDate;
        /** Last day to mail (postmark) or hand in a ballot: Election Day. */
        readonly returnDeadline?: Temporal.PlainDate | undefined;
        readonly cureDeadline?: Temporal.Instant | undefined;
        /** The day on which the county certifies. */
        readonly canvassDate?: Temporal.PlainDate | undefined;
      }
    | undefined;
  /** The status behind the message. */
  readonly statusCode?: BallotStatusCode | undefined;
  /** For an issued ballot: the day on which it was mailed. */
  readonly mailedOn?: Temporal.PlainDate | undefined;
  /** For a ballot on its way to its voter: the day on which the Postal Service expects to deliver it, where that is said. */
  readonly expectedOn?: Temporal.PlainDate | undefined;
  /** For a vote in person, and its correction: the participation method, which says at what place. */
  readonly method?: 'POLL' | 'VCR' | undefined;
  /** For a correction: the type of the message that was wrong. */
  readonly corrects?: MessageType | undefined;
  /** For a voter who voted in person: whether a mail ballot had been issued. */
  readonly mailBallotIssued?: boolean | undefined;
  /** Up to when the county's records had reached us. */
  readonly dataAsOf?: Temporal.Instant | undefined;
  readonly trackingSite?: string | undefined;
};
