import type { MessageCount } from '../domain/message/message-count.ts';
import type { CountyCode } from '../domain/shared/counties.ts';

/**
 * Counts the ledger of an election; that of one county alone when it is given. Throws when the table cannot be
 * reached.
 */
export type CountMessages = (electionId: string, county: CountyCode | null) => Promise<readonly MessageCount[]>;
