import type { BallotStatusCode, MessageType } from '../shared/codes.ts';
import { err, type Result } from '../shared/result.ts';
import type { Temporal } from '../shared/time.ts';
import type { TypedVariables } from './variables.ts';

/** What is known when a message is written. What the type does not need may be missing. */
export type MessageFacts = {
  readonly type: MessageType;
  readonly now: Temporal.Instant;
  readonly county: {
    readonly name: string;
    readonly votersChoiceAct: boolean;
    readonly contact?:
      | {
          readonly phone?: string | undefined;
          readonly email?: string | undefined;
          readonly site?: string | undefined;
          /** The county's signature form, where it is not found from its site. */
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
  /** For a voter who voted in person: whether a mail ballot had been issued. */
  readonly mailBallotIssued?: boolean | undefined;
  readonly dataAsOf?: Temporal.Instant | undefined;
  readonly trackingSite?: string | undefined;
};

/** The fact that a message cannot do without, as a path in `MessageFacts`. */
export type MissingFact = { readonly kind: 'missing-fact'; readonly fact: string };

/** The variables of a message, ready to render, or the fact that is missing. Never an empty string. */
export const messageVariables = (_facts: MessageFacts): Result<TypedVariables, MissingFact> =>
  err({ kind: 'missing-fact', fact: 'election' });
