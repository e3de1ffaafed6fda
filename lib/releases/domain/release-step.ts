import * as z from 'zod';
import { ReleaseId } from './schedule.ts';
import { TaskNumber } from './task.ts';
import { WAITS_FOR } from './waiting.ts';

/** The revision of a release that an execution leads. */
export const RunStep = z.object({ release: ReleaseId, revision: z.int().positive() });
export type RunStep = z.infer<typeof RunStep>;

/** One of its tasks. */
export const TaskStep = RunStep.extend({ task: TaskNumber });
export type TaskStep = z.infer<typeof TaskStep>;

/** A wait in a task, or of the whole release without one, with the token that resumes it. */
export const WaitStep = RunStep.extend({
  task: TaskNumber.nullable().default(null),
  waitsFor: z.enum(WAITS_FOR),
  taskToken: z.string(),
});
export type WaitStep = z.infer<typeof WaitStep>;
