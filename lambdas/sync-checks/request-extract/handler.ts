import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { askForExtract, type Ports } from '../../../lib/sync-checks/use-cases/ask-for-extract.ts';

export const RequestExtractInput = CheckRun.extend({ taskToken: z.string() });

/** Asks the county's EMS for its extract; the execution waits for its task token. */
export const requestExtract =
  (ports: Ports) =>
  ({ taskToken, ...run }: z.output<typeof RequestExtractInput>, { log }: TaskContext): Promise<void> =>
    askForExtract(ports, run, taskToken, log);
