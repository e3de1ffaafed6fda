import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { summariseNight as summarise } from '../../../lib/sync-checks/domain/night-summary.ts';
import type { SyncChecks, SyncNights } from '../../../lib/sync-checks/ports/checks.ts';

export const SummariseNightInput = z.object({
  nightId: z.string(),
  date: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
});

type Ports = { readonly checks: SyncChecks; readonly nights: SyncNights };

/** Records how every county's check of the night ended. Repeating it gives the same summary. */
export const summariseNight =
  (ports: Ports) =>
  async ({ nightId, date }: z.output<typeof SummariseNightInput>, { log }: TaskContext) => {
    const ids = (await ports.nights.plannedChecks(nightId, date)) ?? [];
    const checks = (await Promise.all(ids.map((id) => ports.checks.read(id)))).filter((check) => check !== null);
    const summary = summarise(nightId, date, checks);
    await ports.nights.recordSummary(nightId, date, summary);
    const { byStatus, passed, failed } = summary;
    log.info('SYNC_NIGHT_SUMMARISED', { nightId, date: date.toString(), count: checks.length, passed });
    return { nightId, date: date.toString(), counties: checks.length, byStatus, passed, failed };
  };
