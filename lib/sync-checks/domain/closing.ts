import type { Temporal } from '../../shared/time.ts';
import { isPastDeadline } from './check.ts';

/** Which of the running checks have come to their deadline. */
export const dueToClose = <Running extends { readonly deadlineAt: Temporal.Instant }>(
  running: readonly Running[],
  now: Temporal.Instant,
): Running[] => running.filter((check) => isPastDeadline(check, now));
