import type { Temporal } from '../../shared/time.ts';
import type { Resolution } from './check.ts';
import { compareDifferences, type Difference } from './difference.ts';

/** A difference of the previous check with the date on which it was first found. */
export type AgedDifference = { readonly difference: Difference; readonly since: Temporal.PlainDate };

/**
 * Follows differences from one check to the next. A difference is the same one when voter, class and field are the
 * same: other values do not resolve it. Both sequences come in fixing order, so memory does not grow with them.
 * `keep` receives the date of each current difference, in order.
 */
export const trackResolution = async (
  current: AsyncIterable<Difference>,
  previous: AsyncIterator<AgedDifference>,
  today: Temporal.PlainDate,
  keep: (since: Temporal.PlainDate) => Promise<void>,
): Promise<Omit<Resolution, 'previousCheckId'>> => {
  const counts = { new: 0, persisting: 0, resolved: 0, oldestDays: 0 };
  let old = await previous.next();
  for await (const difference of current) {
    while (!old.done && compareDifferences(old.value.difference, difference) < 0) {
      counts.resolved += 1;
      old = await previous.next();
    }
    const persisting = !old.done && compareDifferences(old.value.difference, difference) === 0;
    const since = persisting && !old.done ? old.value.since : today;
    if (persisting) {
      counts.persisting += 1;
      counts.oldestDays = Math.max(counts.oldestDays, since.until(today).days);
      old = await previous.next();
    } else counts.new += 1;
    await keep(since);
  }
  for (; !old.done; old = await previous.next()) counts.resolved += 1;
  return counts;
};
