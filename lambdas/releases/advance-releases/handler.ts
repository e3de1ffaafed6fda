import * as z from 'zod';
import { type AdvancePorts, advanceReleases } from '../../../lib/releases/use-cases/advance-releases.ts';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';

export const AdvanceReleasesInput = z.object({});

/** Leads every release on by what has come due; Lambda repeats what failed. */
export const leadReleasesOn =
  (ports: AdvancePorts) =>
  (_input: unknown, { log }: TaskContext): Promise<{ readonly resumed: number }> =>
    advanceReleases(ports, log);
