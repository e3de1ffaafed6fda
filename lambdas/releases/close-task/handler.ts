import type { TaskStep } from '../../../lib/releases/domain/release-step.ts';
import { closeTask, type OpenPorts } from '../../../lib/releases/use-cases/follow-task.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** Ends a task that everybody has confirmed. */
export const endTask =
  (ports: OpenPorts) =>
  (step: TaskStep, { log }: TaskContext): Promise<void> =>
    closeTask(ports, step, log);
