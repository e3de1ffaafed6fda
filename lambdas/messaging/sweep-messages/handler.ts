import * as z from 'zod';
import { type SweepPorts, type SweepReport, sweepMessages } from '../../../lib/messaging/use-cases/sweep-messages.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** What the schedule sends. */
export const SweepInput = z.object({ sweep: z.literal(true) });

/** A sweep stops after this long and leaves the rest to the next one. Milliseconds. */
export const SWEEP_MS = 40_000;

/** Looks at every message whose time has come. */
export const sweep =
  (ports: Omit<SweepPorts, 'hasTime'>, milliseconds: () => number) =>
  async (_input: z.output<typeof SweepInput>, { log }: TaskContext): Promise<SweepReport> => {
    const end = milliseconds() + SWEEP_MS;
    const report = await sweepMessages({ ...ports, hasTime: () => milliseconds() < end });
    for (const [state, count] of Object.entries(report.moved)) log.info('MESSAGES_SWEPT', { state, count });
    if (report.notified > 0) log.info('MESSAGES_RUNG_AGAIN', { count: report.notified });
    if (report.failed > 0) log.warn('MESSAGES_NOT_SWEPT', { count: report.failed });
    if (!report.complete) log.warn('MESSAGE_SWEEP_CUT_SHORT');
    return report;
  };
