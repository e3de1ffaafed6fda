/** What keeps the stage busy, in words for an error message. */
export type Busy = readonly string[];

/** One part of the stage that may have work left. Answers what it is still at; nothing when it is idle. */
export type BusyCheck = () => Promise<Busy>;

/** Asks the checks in turn, the cheap ones first, and stops at the first that is busy. */
export const firstBusy = async (checks: readonly BusyCheck[]): Promise<Busy> => {
  for (const check of checks) {
    const busy = await check();
    if (busy.length > 0) return busy;
  }
  return [];
};
