import * as z from 'zod';
import { LocalFailure } from '../base/local-failure.ts';
import { type Moments, parseScheduleExpression } from './expression.ts';

/** A schedule that the stage's clock can pass. */
export type Schedule = {
  readonly name: string;
  readonly group: string;
  readonly moments: Moments;
  /** ARN of the state machine or Lambda that it starts. */
  readonly targetArn: string;
  /** JSON text, with `<aws.scheduler.scheduled-time>` still in it. */
  readonly input: string;
  /** It fires once and is then removed. */
  readonly deleteAfterwards: boolean;
  /**
   * A sweep looks every minute or hour for work that has become due and otherwise does nothing. While the clock is moved it
   * fires only at the moments at which something is due: see `stepper.ts`.
   */
  readonly sweep: boolean;
};

const Sweep = z.object({ sweep: z.literal(true) });

const isSweep = (input: string): boolean => {
  try {
    return Sweep.safeParse(JSON.parse(input)).success;
  } catch {
    return false;
  }
};

/** What EventBridge Scheduler knows of a schedule, whether it comes from a template or from the API. */
export type ScheduleFacts = {
  readonly name: string;
  readonly group: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly targetArn: string;
  readonly input: string;
  readonly deleteAfterwards: boolean;
};

/** Makes a schedule of what Scheduler knows. Throws a `LocalFailure` for an expression that is not understood. */
export const toSchedule = (facts: ScheduleFacts): Schedule => {
  if (!facts.targetArn) throw new LocalFailure(`The schedule ${facts.name} has no target.`);
  return {
    name: facts.name,
    group: facts.group,
    moments: parseScheduleExpression(facts.expression, facts.timeZone),
    targetArn: facts.targetArn,
    input: facts.input,
    deleteAfterwards: facts.deleteAfterwards,
    sweep: isSweep(facts.input),
  };
};
