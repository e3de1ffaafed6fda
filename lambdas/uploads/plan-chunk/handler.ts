import * as z from 'zod';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { PLAN_ASKS, type PlanChunkPorts, planChunk } from '../../../lib/uploads/use-cases/plan-chunk.ts';

export const PlanChunkInput = FileInput.extend({ chunk: z.int().positive(), ask: z.enum(PLAN_ASKS) });

/** Looks at a part of a file's rows, before anything of the file is recorded. */
export const planPart =
  <Row>(ports: PlanChunkPorts<Row>) =>
  ({ chunk, ask, ...place }: z.output<typeof PlanChunkInput>): Promise<{ readonly rows: number }> =>
    planChunk(ports, place, chunk, ask);
