import type * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { type SettledUpload, type SettlePorts, settleUpload } from '../../../lib/uploads/use-cases/settle-upload.ts';

/** Ends the upload of a file, or says that it is interrupted. */
export const settleFile =
  (ports: SettlePorts) =>
  (place: z.output<typeof FileInput>, { log }: TaskContext): Promise<SettledUpload> =>
    settleUpload(ports, place, log);
