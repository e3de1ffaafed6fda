import type { BallotStatusCode, Channel, Language, MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';

/**
 * A decision to tell one voter one thing over one channel. The ballot side decides it, the delivery side keeps it in
 * the ledger, waits for the voter's hours and sends it. It holds no contact data: who is reached, and whether they
 * still want to be, is looked up at the moment of sending.
 */
export type MessageDecision = {
  readonly electionId: string;
  readonly voterId: string;
  readonly ballotId: string;
  readonly county: CountyCode;
  readonly type: MessageType;
  /** The status that this message tells, by its version, and in the hundreds which telling it is (`telling.ts`). */
  readonly statusVersion: number;
  readonly channel: Channel;
  readonly language: Language;
  /** The status code behind the message, where its wording depends on it. */
  readonly statusCode?: BallotStatusCode;
  /** When the status happened, as the county states it. */
  readonly statusAt: Temporal.Instant;
  /** The date by which it is ordered, where that is not `statusAt`: for an issued ballot the day of its mailing. */
  readonly datedAt?: Temporal.Instant;
  /** For a correction: the type of the message that was wrong. */
  readonly corrects?: MessageType;
  /** For a vote in person: the participation method, which says at what place. */
  readonly method?: 'POLL' | 'VCR';
  /** For a ballot on its way to its voter: the day on which the Postal Service expected to deliver it. */
  readonly expectedOn?: Temporal.PlainDate;
  /** The upload that brought what it tells: what came with one can be stopped and taken back together. */
  readonly uploadId?: string;
  /**
   * The retraction that took back how it was told: its text, or that it went to these voters at all. What it tells may be true. Of
   * a correction: the one that it carries out.
   */
  readonly retracted?: string;
  readonly decidedAt: Temporal.Instant;
  /** Behind every message that the decision knew, whatever the clocks said (`ledger-place.ts`). */
  readonly decidedPlace?: Temporal.Instant;
  /** First moment at which the message may be sent: inside the voter's hours and the election's message window. */
  readonly sendFrom: Temporal.Instant;
  /** After this moment the message is worthless or forbidden and expires unsent. */
  readonly sendUntil: Temporal.Instant;
};
