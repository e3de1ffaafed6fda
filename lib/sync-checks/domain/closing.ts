import { Temporal } from '../../shared/time.ts';

/** Which of the running checks have come to their deadline. */
export const dueToClose = <Place extends { readonly deadlineAt: Temporal.Instant }>(
  running: readonly Place[],
  now: Temporal.Instant,
): Place[] => running.filter(({ deadlineAt }) => Temporal.Instant.compare(now, deadlineAt) >= 0);
