import * as z from 'zod';
import {
  type SweepPorts,
  type SweptBallots,
  sweepUndecided,
} from '../../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import type { Log } from '../../../lib/shared/log.ts';

/** The schedules' input. Without a scope a sweep looks at everything, as a small stage has it. */
export const SweepInput = z.strictObject({
  sweep: z.literal(true),
  scope: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('fresh') }),
      z.strictObject({ kind: z.literal('held'), part: z.int().min(0), parts: z.int().min(1) }),
    ])
    .optional(),
});

/** Takes up what the stream has not led to a decision, and what was held until now. */
export const sweepBallots =
  (ports: SweepPorts) =>
  async ({ scope }: z.output<typeof SweepInput>, { log }: { readonly log: Log }): Promise<SweptBallots> => {
    const counts = await sweepUndecided(ports, log, scope);
    log.info('BALLOTS_SWEPT', { count: counts.decided, created: counts.created, rejected: counts.failed });
    if (counts.unheard > 0) log.info('BALLOTS_UNHEARD', { count: counts.unheard });
    return counts;
  };
