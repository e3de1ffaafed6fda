import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { askForExtract, type Ports } from '../../../lib/sync-checks/use-cases/ask-for-extract.ts';

export const RequestExtractInput = z.object({ checkId: z.string(), taskToken: z.string() });

/** Asks the county's EMS for its extract; the execution waits for its task token. */
export const requestExtract =
  (ports: Ports) =>
  ({ checkId, taskToken }: z.output<typeof RequestExtractInput>, { log }: TaskContext): Promise<void> =>
    askForExtract(ports, checkId, taskToken, log);
