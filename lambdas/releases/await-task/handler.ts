import type { WaitStep } from '../../../lib/releases/domain/release-step.ts';
import { awaitTask, type WaitPorts } from '../../../lib/releases/use-cases/follow-task.ts';
import type { JudgePorts } from '../../../lib/releases/use-cases/judge-release.ts';

/** Leaves the execution waiting for a task's day, or for its confirmations. */
export const leaveWaiting =
  (ports: WaitPorts & JudgePorts) =>
  ({ taskToken, ...step }: WaitStep): Promise<void> =>
    awaitTask(ports, { ...step, token: taskToken });
