import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { type Ports, recordSummary } from '../../../lib/sync-checks/use-cases/record-summary.ts';

export const SummariseNightInput = z.object({
  nightId: z.string(),
  date: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
});

/** Records how every county's check of the night ended. */
export const summariseNight =
  (ports: Ports) =>
  async ({ nightId, date }: z.output<typeof SummariseNightInput>, { log }: TaskContext) => {
    const { byStatus, passed, failed, lines } = await recordSummary(ports, nightId, date, log);
    return { nightId, date: date.toString(), counties: lines.length, byStatus, passed, failed };
  };
