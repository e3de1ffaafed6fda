import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import {
  type EndSmokePorts,
  endSmokeTest,
  type SmokeSummary,
} from '../../../lib/test-environment/use-cases/end-smoke-test.ts';

export const EndSmokeInput = z.object({ run: z.string() });

/** Ends a run, and says in how many counties everything works. */
export const endRun =
  (ports: EndSmokePorts) =>
  async ({ run }: z.output<typeof EndSmokeInput>, { log }: TaskContext): Promise<SmokeSummary> => {
    const summary = await endSmokeTest(ports, run);
    log.info('SMOKE_TEST_ENDED', { count: summary.counties, passed: summary.passed });
    return summary;
  };
