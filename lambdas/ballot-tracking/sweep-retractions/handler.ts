import * as z from 'zod';
import { type WorkPorts, workRetraction } from '../../../lib/ballot-tracking/use-cases/work-retraction.ts';
import type { Log } from '../../../lib/shared/log.ts';

/** The schedule's input. */
export const SweepInput = z.strictObject({ sweep: z.literal(true) });

/** How long a run works; the next one, a minute after it began, goes on. Milliseconds. */
const BUDGET_MS = 45_000;

type Ports = Omit<WorkPorts, 'hasTime'> & { readonly milliseconds: () => number };

/** Goes on with every retraction that is not at its end. One that cannot go on stands in no other's way. */
export const sweepRetractions =
  (ports: Ports) =>
  async (_input: z.output<typeof SweepInput>, { log }: { readonly log: Log }): Promise<{ readonly open: number }> => {
    const until = ports.milliseconds() + BUDGET_MS;
    const hasTime = (): boolean => ports.milliseconds() < until;
    let open = 0;
    for (const retraction of await ports.retractions.list()) {
      try {
        const { phase, scope } = await workRetraction({ ...ports, hasTime }, retraction);
        if (phase === retraction.phase) continue;
        log.warn('RETRACTION_MOVED', { electionId: scope.electionId, state: phase });
        open += 1;
      } catch (error) {
        open += 1;
        log.error('RETRACTION_FAILED', error, { electionId: retraction.scope.electionId, state: retraction.phase });
      }
    }
    return { open };
  };
