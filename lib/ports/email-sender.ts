import type { SendOutcome } from '../domain/message/delivery-outcome.ts';
import type { Language } from '../domain/shared/codes.ts';

export type EmailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly ledgerKey: string;
  readonly language: Language;
};

/** Asks the provider once. Never throws and never repeats: what cannot be known is `unknown`. */
export type EmailSender = (message: EmailMessage) => Promise<SendOutcome>;
