import * as z from 'zod';
import {
  type RemindPorts,
  type RemindScope,
  remindVoters,
} from '../../../lib/ballot-tracking/use-cases/remind-voters.ts';
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
      z.strictObject({ kind: z.literal('reminders'), part: z.int().min(0), parts: z.int().min(1) }),
    ])
    .optional(),
});

/** Of real time, what a sweep of everything leaves for reminders. Milliseconds. */
const BESIDE_THE_REST_MS = 8_000;

/** Takes up what the stream has not led to a decision, what was held until now, and whom a county reminds today. */
export const sweepBallots =
  (ports: SweepPorts & RemindPorts) =>
  async ({ scope }: z.output<typeof SweepInput>, { log }: { readonly log: Log }): Promise<SweptBallots> => {
    const remind = async (of?: RemindScope, budgetMs?: number): Promise<SweptBallots> => {
      const reminded = await remindVoters(ports, log, of, budgetMs);
      const { decided: count, created, failed: rejected } = reminded;
      if (count + rejected > 0) log.info('VOTERS_REMINDED', { count, created, rejected });
      return reminded;
    };
    if (scope?.kind === 'reminders') return remind(scope);
    const counts = await sweepUndecided(ports, log, scope);
    log.info('BALLOTS_SWEPT', { count: counts.decided, created: counts.created, rejected: counts.failed });
    if (counts.unheard > 0) log.info('BALLOTS_UNHEARD', { count: counts.unheard });
    if (scope === undefined) await remind(undefined, BESIDE_THE_REST_MS);
    return counts;
  };
