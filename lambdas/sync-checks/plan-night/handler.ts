import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { NightPlan } from '../../../lib/sync-checks/domain/night-plan.ts';
import { makeNightPlan } from '../../../lib/sync-checks/use-cases/make-night-plan.ts';
import type { Ports } from '../../../lib/sync-checks/use-cases/plan-county.ts';

/** What a schedule, or an operator in the console, starts the machine with. */
const Start = z.object({
  nightId: z.string(),
  scheduledAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
  county: CountyCode.optional(),
  /** Counties whose check of this night failed, or was never planned, and is to be started (again). */
  redrive: z.array(CountyCode).optional(),
});
export const PlanNightInput = z.object({ start: Start, executionId: z.string() });

/** Decides what a night does. */
export const planNight =
  (ports: Ports) =>
  ({ start, executionId }: z.output<typeof PlanNightInput>, { log }: TaskContext): Promise<NightPlan> =>
    makeNightPlan(ports, start, executionId, log);
