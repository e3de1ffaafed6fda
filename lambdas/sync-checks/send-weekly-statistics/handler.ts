import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { type Ports, sendStatistics } from '../../../lib/sync-checks/use-cases/send-statistics.ts';

export const SendWeeklyStatisticsInput = z.object({
  scheduledAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
});

/** Sends the statistics of the week before to every county; Lambda repeats a run that did not reach them all. */
export const sendWeeklyStatistics =
  (ports: Ports) =>
  ({ scheduledAt }: z.output<typeof SendWeeklyStatisticsInput>, { log }: TaskContext) =>
    sendStatistics(ports, scheduledAt, log);
