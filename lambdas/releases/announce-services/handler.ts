import type { TaskStep } from '../../../lib/releases/domain/release-step.ts';
import { type AnnouncePorts, announceServices } from '../../../lib/releases/use-cases/follow-task.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** Tells the counties that services are reinitiated. */
export const tellServicesAreBack =
  (ports: AnnouncePorts) =>
  (step: TaskStep, { log }: TaskContext): Promise<{ readonly outcome: 'announced' | 'still-down' }> =>
    announceServices(ports, step, log);
