import type { Channel, MessageType } from '../domain/shared/codes.ts';
import type { CountyCode } from '../domain/shared/counties.ts';
import type { LedgerState } from '../domain/message/ledger-state.ts';
import type { Difference } from '../domain/sync/difference.ts';

/** How many messages of one type and channel are in one state. */
export type MessageCount = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly state: LedgerState;
  readonly count: number;
};

/** What the operations pages read beside the checks themselves. Throws when a store cannot be reached. */
export type OperationsRead = {
  /**
   * `limit` differences of a published check in fixing order, after skipping `skip`. Null when the check published
   * none: it has no result yet, or had nothing to publish.
   */
  differences(county: CountyCode, checkId: string, skip: number, limit: number): Promise<readonly Difference[] | null>;
  /** The ledger of an election, counted; of one county only when it is given. */
  messageCounts(electionId: string, county: CountyCode | null): Promise<readonly MessageCount[]>;
};
