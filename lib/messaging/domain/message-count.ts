import type { Channel, MessageType } from '../../shared/codes.ts';
import type { LedgerState } from './ledger-state.ts';

/** How many messages of one type and channel are in one state. */
export type MessageCount = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly state: LedgerState;
  readonly count: number;
};
