import type { RunStep } from '../../../lib/releases/domain/release-step.ts';
import { type EndedRelease, type EndPorts, endRelease } from '../../../lib/releases/use-cases/end-release.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

/** Ends a release, and says of how many tasks a confirmation is missing. */
export const closeRelease =
  (ports: EndPorts) =>
  (step: RunStep, { log }: TaskContext): Promise<EndedRelease> =>
    endRelease(ports, step, log);
