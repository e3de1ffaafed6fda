/**
 * How long what is the same for a whole county or state serves a Lambda that has read it: an election, a county's choice
 * to take part, its contact. Thousands of messages a second would otherwise read one item. Milliseconds of real time.
 */
export const COUNTY_FACTS_MS = 5_000;

/**
 * Reads a key at most once in `freshMs`; all who ask meanwhile share the answer, and whoever asks while it is being read. A
 * read that fails, or that finds nothing where `keepsNothing` is not set, is asked again by the next caller. With a `freshMs`
 * of 0 only those share who ask at the same time. `milliseconds` is for tests.
 */
export const kept = <Value>(
  read: (key: string) => Promise<Value>,
  freshMs: number,
  { keepsNothing = false, milliseconds = () => performance.now() } = {},
): ((key: string) => Promise<Value>) => {
  const known = new Map<string, { readonly readAt: number; readonly value: Promise<Value>; isRead: boolean }>();
  return (key) => {
    const now = milliseconds();
    const present = known.get(key);
    if (present && (!present.isRead || now - present.readAt < freshMs)) return present.value;
    const value = read(key);
    const entry = { readAt: now, value, isRead: false };
    known.set(key, entry);
    const forget = (): void => {
      if (known.get(key) === entry) known.delete(key);
    };
    value.then((found) => {
      entry.isRead = true;
      if (freshMs === 0 || (found === undefined && !keepsNothing)) forget();
    }, forget);
    return value;
  };
};
