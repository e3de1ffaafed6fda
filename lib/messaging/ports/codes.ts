import type { Channel, Language } from '../../shared/codes.ts';

/** A code on its way to the number or address that it is to prove. */
export type CodeToSend = {
  readonly channel: Channel;
  /** E.164 for text and voice, an address for email. */
  readonly to: string;
  readonly language: Language;
  /** Six digits. They reach the provider and nothing else: no log, no ledger, no trace. */
  readonly digits: string;
};

/**
 * Sends a code at once, whatever the hour. `sent`: a provider has it, or may have it. `refused`: nothing will ever be sent
 * to this number or address. `failed`: not now. Never throws for what a provider answers; throws when a table cannot be
 * reached.
 */
export type SendCode = (code: CodeToSend) => Promise<'sent' | 'refused' | 'failed'>;
