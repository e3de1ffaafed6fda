import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import {
  type EndMockPorts,
  endMockElection,
  type MockSummary,
} from '../../../lib/test-environment/use-cases/mock-steps.ts';

export const EndMockInput = z.object({ run: z.string() });

/** Ends a run, and says in how many counties observed equals expected. */
export const endRunOf =
  (ports: EndMockPorts) =>
  async ({ run }: z.output<typeof EndMockInput>, { log }: TaskContext): Promise<MockSummary> => {
    const summary = await endMockElection(ports, run);
    log.info('MOCK_ELECTION_ENDED', { count: summary.counties, passed: summary.asExpected });
    return summary;
  };
