import type { LedgerState } from '../domain/message/ledger-state.ts';
import type { Channel, MessageType } from '../domain/shared/codes.ts';
import type { CountyCode } from '../domain/shared/counties.ts';

/** How many messages of one type and channel are in one state. */
export type MessageCount = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly state: LedgerState;
  readonly count: number;
};

/**
 * Counts the ledger of an election; that of one county alone when it is given. Throws when the table cannot be
 * reached.
 */
export type CountMessages = (electionId: string, county: CountyCode | null) => Promise<readonly MessageCount[]>;
