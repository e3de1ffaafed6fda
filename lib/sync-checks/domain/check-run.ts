import * as z from 'zod';
import type { SyncCheck } from './check.ts';

/**
 * Whose step it is: a check, and which of its executions, 0 for the first, then one more each time it is started again.
 * An execution that was started before executions said so is a first one.
 */
export const CheckRun = z.object({ checkId: z.string(), attempt: z.int().nonnegative().default(0) });
export type CheckRun = Readonly<z.output<typeof CheckRun>>;

/**
 * Whether a check was started again since this execution. Its steps may still be on their way when it was stopped: they
 * change nothing of the new run.
 */
export const isStale = (check: Pick<SyncCheck, 'redrives'>, { attempt }: CheckRun): boolean =>
  check.redrives !== attempt;
