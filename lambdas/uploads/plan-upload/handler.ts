import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { type PlannedFile, type PlanPorts, planFile } from '../../../lib/uploads/use-cases/plan-file.ts';

/** `reached`: it is known whom the file's rows would reach. */
export const PlanInput = FileInput.extend({ reached: z.boolean() });

/** Decides what follows for a file that was read. */
export const planUpload =
  <Row>(ports: PlanPorts<Row>) =>
  ({ reached, ...place }: z.output<typeof PlanInput>, { log }: TaskContext): Promise<PlannedFile> =>
    planFile(ports, place, reached, log);
