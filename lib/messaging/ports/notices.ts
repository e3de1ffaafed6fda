import type { Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { LedgerKey } from '../domain/ledger-key.ts';

/** A message that a sender should look at now. */
export type RingFor = LedgerKey & { readonly county: CountyCode; readonly language: Language };

/**
 * Calls a sender for a message that is due. Ringing twice, late, or for a message that is gone does no harm, because
 * the sender claims the row first. Throws when the bell was not rung.
 */
export type Doorbell = { ring(message: RingFor): Promise<void> };
