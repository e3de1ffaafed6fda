import * as z from 'zod';
import type { DecisionPorts } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { type SweptBallots, sweepUndecided } from '../../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import type { Log } from '../../../lib/shared/log.ts';

/** The schedule's input. */
export const SweepInput = z.strictObject({ sweep: z.literal(true) });

/** Takes up what the stream has not led to a decision, and what was held until now. */
export const sweepBallots =
  (ports: DecisionPorts) =>
  async (_input: z.output<typeof SweepInput>, { log }: { readonly log: Log }): Promise<SweptBallots> => {
    const counts = await sweepUndecided(ports, log);
    log.info('BALLOTS_SWEPT', { count: counts.decided, created: counts.created, rejected: counts.failed });
    return counts;
  };
