import { messageNowDue } from '../../../lib/messaging/adapters/dynamodb/messages-change.ts';
import type { Doorbell } from '../../../lib/messaging/ports/notices.ts';
import type { StreamChange } from '../../../lib/runtime/stream-handler.ts';

/** Calls a sender for each message that has just become due. The sweeper calls for those whose change got lost. */
export const dispatchMessage =
  (doorbell: Doorbell) =>
  async (change: StreamChange): Promise<void> => {
    const row = messageNowDue(change);
    if (row) await doorbell.ring(row);
  };
