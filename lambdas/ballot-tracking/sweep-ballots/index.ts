import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { sweepPorts } from '../decision-wiring.ts';
import { env } from './env.ts';
import { SweepInput, sweepBallots } from './handler.ts';

// Called every minute by its schedule; the ports are made on cold start only.
export const handler = taskHandler(
  { name: 'sweep-ballots', input: SweepInput },
  sweepBallots({ ...sweepPorts(env), milliseconds: () => performance.now() }),
);
