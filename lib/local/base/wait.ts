/** Waits. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Asks `attempt` again every `every` ms until it answers something else than undefined; undefined after `within` ms. */
export const poll = async <Value>(
  attempt: () => Promise<Value | undefined>,
  { every, within }: { readonly every: number; readonly within: number },
): Promise<Value | undefined> => {
  const deadline = performance.now() + within;
  for (;;) {
    const value = await attempt();
    if (value !== undefined) return value;
    if (performance.now() >= deadline) return undefined;
    await sleep(every);
  }
};

/** Runs the works one after another in the order of arrival. A failed one does not stop those behind it. */
export const oneAtATime = (): (<Value>(work: () => Promise<Value>) => Promise<Value>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
};

/** Runs `work` over the items, at most `width` at the same time, and gives the results in the items' order. */
export const inParallel = async <Item, Value>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> => {
  const results: Value[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};
