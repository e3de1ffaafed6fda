import type { TaskStep } from '../../../lib/releases/domain/release-step.ts';
import { type Opened, type OpenPorts, openTask } from '../../../lib/releases/use-cases/follow-task.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** Begins a task of a release; says whether it is confirmed by people or announced by the machine. */
export const beginTask =
  (ports: OpenPorts) =>
  (step: TaskStep, { log }: TaskContext): Promise<Opened> =>
    openTask(ports, step, log);
