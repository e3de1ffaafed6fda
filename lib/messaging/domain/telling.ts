import type { Channel, MessageType } from '../../shared/codes.ts';

/**
 * A message may have to be told anew: after a correction, or when the first row of the ledger was withdrawn or met an
 * opt-out. Its key then differs in the hundreds of the status version; a ballot has fewer than a hundred rows.
 */
const STRIDE = 100;

type Key = {
  readonly ballotId: string;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly statusVersion: number;
};

/** The version of the status that a message tells, whichever telling it is. */
export const baseVersion = ({ statusVersion }: Pick<Key, 'statusVersion'>): number => statusVersion % STRIDE;

/** The status version for the next telling of a message: its own when it was never recorded. */
export const nextTelling = (key: Key, rows: readonly Key[]): number => {
  const version = baseVersion(key);
  const same = rows.filter(
    (row) =>
      row.ballotId === key.ballotId &&
      row.type === key.type &&
      row.channel === key.channel &&
      baseVersion(row) === version,
  );
  return version + STRIDE * same.length;
};
