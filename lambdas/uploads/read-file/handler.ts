import type * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { type ReadFile, type ReadPorts, readFile } from '../../../lib/uploads/use-cases/read-file.ts';

/** Reads an uploaded file and puts what is new or changed in it into parts. */
export const readUploadedFile =
  (ports: ReadPorts) =>
  (place: z.output<typeof FileInput>, { log }: TaskContext): Promise<ReadFile> =>
    readFile(ports, place, log);
