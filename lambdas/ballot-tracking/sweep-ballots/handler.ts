import * as z from 'zod';
import { type RemindPorts, remindVoters } from '../../../lib/ballot-tracking/use-cases/remind-voters.ts';
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

/** `milliseconds`: of real time, from any beginning. */
type Ports = SweepPorts & RemindPorts & { readonly milliseconds: () => number };

/** Of real time, what a run has for everything. Milliseconds. */
const BUDGET_MS = 45_000;

/**
 * Takes up what the stream has not led to a decision and what was held until now, and with the time that is left whom a county
 * reminds today: the sweeps that share what is held share the subscribers too.
 */
export const sweepBallots =
  (ports: Ports) =>
  async ({ scope }: z.output<typeof SweepInput>, { log }: { readonly log: Log }): Promise<SweptBallots> => {
    const until = ports.milliseconds() + BUDGET_MS;
    const counts = await sweepUndecided(ports, log, scope);
    log.info('BALLOTS_SWEPT', { count: counts.decided, created: counts.created, rejected: counts.failed });
    if (counts.unheard > 0) log.info('BALLOTS_UNHEARD', { count: counts.unheard });
    if (scope?.kind === 'fresh') return counts;
    const hasTime = (): boolean => ports.milliseconds() < until;
    const { decided: count, created, failed: rejected } = await remindVoters(ports, log, hasTime, scope);
    if (count + rejected > 0) log.info('VOTERS_REMINDED', { count, created, rejected });
    return counts;
  };
