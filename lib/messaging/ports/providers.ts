import type { Language } from '../../shared/codes.ts';
import type { SendOutcome } from '../domain/delivery-outcome.ts';
import type { CodeRecordings } from '../domain/render-code.ts';
import type { VoiceDelivery } from '../domain/voice-delivery.ts';

/** What stands in no ledger: a code, or the answer to a text. Its receipts are about no message of ours. */
export type AtOnce = 'Code' | 'Answer';

export type EmailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where the voter ends these emails with one click; none for an email that nobody is signed up for. */
  readonly unsubscribe?: string;
  readonly ledgerKey?: string;
  /** The version of the texts that it is written with. */
  readonly textsVersion?: string | undefined;
  readonly atOnce?: AtOnce;
  readonly language: Language;
};

/** Asks the provider once. Never throws and never repeats: what cannot be known is `unknown`. */
export type EmailSender = (message: EmailMessage) => Promise<SendOutcome>;

export type TextMessage = {
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Seconds for which the carrier may keep trying. */
  readonly timeToLive: number;
  readonly ledgerKey?: string;
  /** The version of the texts that it is written with. */
  readonly textsVersion?: string | undefined;
  readonly atOnce?: AtOnce;
  readonly language: Language;
};

/** Asks the provider once. Never throws and never repeats: what cannot be known is `unknown`. */
export type TextSender = (message: TextMessage) => Promise<SendOutcome>;

export type VoiceMessage = {
  /** E.164. */
  readonly to: string;
  /** What is said: the script of the synthetic voice or of the recording. */
  readonly script: string;
  readonly voice: VoiceDelivery;
  /** The recording to play, where the language has no synthetic voice. */
  readonly audioKey?: string;
  /** The recordings of a code, in the place of `audioKey`. */
  readonly code?: CodeRecordings;
  /** Seconds for which the provider may keep trying. */
  readonly timeToLive: number;
  readonly ledgerKey?: string;
  /** Which call about the message it is, from 1. */
  readonly call?: number;
  /** The version of the texts that it is written with. */
  readonly textsVersion?: string | undefined;
  readonly atOnce?: AtOnce;
  readonly language: Language;
};

/**
 * Asks the provider once. Never throws and never repeats: what cannot be known is `unknown`.
 * For a recording, a repeat with the same ledger key and number of the call within 7 days is the same call and rings no phone twice.
 */
export type VoiceSender = (message: VoiceMessage) => Promise<SendOutcome>;
