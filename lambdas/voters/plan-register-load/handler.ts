import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { COUNTIES, CountyCode } from '../../../lib/shared/counties.ts';
import { type LoadPlan, type PlanPorts, planLoad } from '../../../lib/voters/use-cases/load-register.ts';

const EVERY_COUNTY: readonly CountyCode[] = COUNTIES.map(({ code }) => code);

/** What the schedule, or an operator in the console, starts the machine with. */
const Start = z.object({
  /** Every county when it is not given. */
  counties: z.array(CountyCode).min(1).optional(),
  /** Load counties too of which the register holds nothing. */
  first: z.boolean().default(false),
  /** Files that a guard refused and a person has looked at: the SHA-256 as it was refused, and why it is right. */
  accept: z
    .array(z.object({ county: CountyCode, sha256: z.string(), reason: z.string().min(10).max(500) }))
    .default([]),
});
export const PlanRegisterLoadInput = z.object({ start: Start });

/** Decides which counties a run loads. `left`: why the others that it was asked for are not loaded. */
export const planRegisterLoad =
  (ports: PlanPorts) =>
  async (
    { start }: z.output<typeof PlanRegisterLoadInput>,
    { log }: TaskContext,
  ): Promise<{ readonly counties: readonly CountyCode[]; readonly count: number; readonly left: LoadPlan['left'] }> => {
    const { planned, left } = await planLoad(ports, { ...start, counties: start.counties ?? EVERY_COUNTY }, log);
    return { counties: planned, count: planned.length, left };
  };
