import * as z from 'zod';
import {
  type SweepPorts,
  type SweepReport,
  type SweepWork,
  sweepMessages,
} from '../../../lib/messaging/use-cases/sweep-messages.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** What the schedules send. `sweep` is how the local stage's clock knows them. */
export const SweepInput = z.strictObject({
  sweep: z.literal(true),
  work: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('watch') }),
    z.strictObject({ kind: z.literal('release'), part: z.int().min(0), parts: z.int().min(1) }),
  ]),
});

/** A sweep stops after this long and leaves the rest to the next one. Milliseconds. */
export const SWEEP_MS = 45_000;
/** The watch looks a second time in its minute where something comes due: no call is in doubt for longer than a minute. */
const AGAIN_MS = 27_000;

export type SweepTiming = {
  readonly milliseconds: () => number;
  /** Undefined on a stage whose clock jumps: real time says nothing there. */
  readonly pause: ((milliseconds: number) => Promise<void>) | undefined;
};

/** Looks at the messages whose time has come. */
export const sweep =
  (ports: Omit<SweepPorts, 'hasTime'>, { milliseconds, pause }: SweepTiming) =>
  async ({ work }: z.output<typeof SweepInput>, { log }: TaskContext): Promise<SweepReport> => {
    const start = milliseconds();
    const once = async (kind: SweepWork): Promise<SweepReport> => {
      const report = await sweepMessages({ ...ports, hasTime: () => milliseconds() < start + SWEEP_MS }, kind);
      for (const [state, count] of Object.entries(report.moved)) log.info('MESSAGES_SWEPT', { state, count });
      if (report.notified > 0) log.info('MESSAGES_RUNG_AGAIN', { count: report.notified });
      if (report.failed > 0) log.warn('MESSAGES_NOT_SWEPT', { count: report.failed });
      if (!report.complete) log.warn('MESSAGE_SWEEP_CUT_SHORT');
      return report;
    };
    const first = await once(work);
    const rest = start + AGAIN_MS - milliseconds();
    if (first.soon === 0 || pause === undefined || rest < 0) return first;
    await pause(rest);
    return once(work);
  };
