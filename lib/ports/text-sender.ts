import type { SendOutcome } from '../domain/message/delivery-outcome.ts';
import type { Language } from '../domain/shared/codes.ts';

export type TextMessage = {
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Seconds for which the carrier may keep trying. */
  readonly timeToLive: number;
  readonly ledgerKey: string;
  readonly language: Language;
};

/** Asks the provider once. Never throws and never repeats: what cannot be known is `unknown`. */
export type TextSender = (message: TextMessage) => Promise<SendOutcome>;
