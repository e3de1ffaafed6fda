import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { type TakeInPorts, takeInChunk } from '../../../lib/uploads/use-cases/take-in-chunk.ts';

export const ChunkInput = FileInput.extend({ chunk: z.int().positive() });

/** Takes in a part of a file's rows. */
export const takeInPart =
  (ports: TakeInPorts) =>
  async (
    { chunk, ...place }: z.output<typeof ChunkInput>,
    { log }: TaskContext,
  ): Promise<{ readonly accepted: number; readonly rejected: number }> => {
    const { accepted, rejected } = await takeInChunk(ports, place, chunk, log);
    return { accepted, rejected };
  };
