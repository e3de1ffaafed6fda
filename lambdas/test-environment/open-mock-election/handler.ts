import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { MOST_BALLOTS } from '../../../lib/test-environment/domain/mock-wish.ts';
import {
  type OpenMockPorts,
  openMockElection,
  stopsOfRun,
} from '../../../lib/test-environment/use-cases/mock-steps.ts';

/** A provider's simulator takes no calls: what goes to a person's phone by Connect cannot be rehearsed here. */
const CHANNELS = ['text', 'email'] as const;

/** What an operator starts the machine with: `{}`, `{"counties": ["03"]}`, `{"ballots": 100000}`. */
const Start = z.object({
  counties: z.array(CountyCode).min(1).optional(),
  ballots: z.int().min(1).max(MOST_BALLOTS).default(1),
});

/** `run`: the name of the execution. */
export const OpenMockInput = z.object({ run: z.string().regex(/^mock-election[A-Za-z0-9_-]{1,60}$/), start: Start });

type Opened = {
  readonly counties: readonly CountyCode[];
  readonly count: number;
  /** `uploads`: whether counties post at the stop. */
  readonly stops: readonly { readonly at: string; readonly day: number | null; readonly uploads: boolean }[];
};

/** Sets up the election of a run, and says at which moments the clock stops. */
export const openRun =
  (ports: OpenMockPorts) =>
  async ({ run, start }: z.output<typeof OpenMockInput>, { log }: TaskContext): Promise<Opened> => {
    const opened = await openMockElection(ports, run, {
      counties: start.counties,
      ballots: start.ballots,
      channels: CHANNELS,
    });
    const { counties, electionId } = opened.plan;
    log.info('MOCK_ELECTION_OPENED', { electionId, count: counties.length });
    const stops = stopsOfRun(opened).map(({ at, day }) => ({ at: at.toString(), day, uploads: day !== null }));
    return { counties, count: counties.length, stops };
  };
