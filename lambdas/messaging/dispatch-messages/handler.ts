import type { DueNotices, ReadMessageNowDue } from '../../../lib/messaging/ports/notices.ts';
import type { StreamChange } from '../../../lib/runtime/stream-handler.ts';

export type DispatchPorts = { readonly read: ReadMessageNowDue; readonly notices: DueNotices };

/** Calls a sender for each message that has just become due. The sweeper calls for those whose change got lost. */
export const dispatchMessage =
  ({ read, notices }: DispatchPorts) =>
  async (change: StreamChange): Promise<void> => {
    const row = read(change);
    if (row) await notices.notify(row);
  };
