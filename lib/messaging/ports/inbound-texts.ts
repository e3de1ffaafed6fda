import type { Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';

/** A text that somebody sent us. */
export type InboundText = {
  /** The provider's identifier. */
  readonly id: string;
  /** As the carrier gives it: E.164, or the few digits of a short code. */
  readonly from: string;
  /** Our number. */
  readonly to: string;
  readonly body: string;
};

/** Reads a provider's event. `MALFORMED`: it is not that of a text to us. */
export type ReadInboundText = (event: unknown) => Result<InboundText, 'MALFORMED'>;

/** What an answer is counted as: those to words of ours, and to words that we do not understand. */
export type AnswerKind = 'stopped' | 'started' | 'help' | 'not-understood';

/** The memory of what was texted to us, for some days. Throws when the table cannot be reached. */
export type InboundTexts = {
  /** When the text was first seen: a text that comes again is as old as it was. */
  firstSeen(id: string, now: Temporal.Instant): Promise<Temporal.Instant>;
  /** Whether its answer is still to be sent. True once. */
  claimAnswer(id: string): Promise<boolean>;
  /** Counts an answer of this kind to a number on this day; false once there were `most`. */
  allow(phone: string, kind: AnswerKind, most: number, now: Temporal.Instant): Promise<boolean>;
};
