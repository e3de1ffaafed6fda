import type * as z from 'zod';
import type { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { type PlannedFile, type PlanPorts, planFile } from '../../../lib/uploads/use-cases/plan-file.ts';

/** Lets a file that was read be taken in. */
export const planUpload =
  (ports: PlanPorts) =>
  (place: z.output<typeof FileInput>): Promise<PlannedFile> =>
    planFile(ports, place);
