/** What ends with a command, in the order in which it was started. */
export type Resources = { add(close: () => Promise<void>): void; closeAll(): Promise<void> };

/** An empty list of things to close; the last one added is closed first. */
export const createResources = (): Resources => {
  const closers: (() => Promise<void>)[] = [];
  return {
    add: (close) => {
      closers.push(close);
    },
    closeAll: async () => {
      for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => undefined);
    },
  };
};
