import * as z from 'zod';
import { pacificInstant, Temporal } from '../../shared/time.ts';

/** A Pacific calendar date, `2021-10-04`. A schedule is a document: its dates are kept, compared and shown as they stand in it. */
export const ScheduleDate = z.iso.date('Give the day as year, month and day, for example 2021-10-04.');
export type ScheduleDate = z.infer<typeof ScheduleDate>;

/**
 * What a schedule says of a task's start or end: a day with or without an hour (`23:00`, Pacific), `N/A`, `On-going`, or
 * that nobody knows any more. `written` keeps how a memorandum wrote the day where it is not written as usual (`7/09/2021`).
 */
export const When = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('on'),
    date: ScheduleDate,
    time: z.iso.time({ precision: -1 }).exactOptional(),
    written: z.string().max(30).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('not-applicable') }),
  z.strictObject({ kind: z.literal('ongoing') }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type When = Readonly<z.infer<typeof When>>;

/** The day that it names, or undefined when it names none. */
export const dayOf = (when: When): Temporal.PlainDate | undefined =>
  when.kind === 'on' ? Temporal.PlainDate.from(when.date) : undefined;

/** When a task with this start opens: at its hour, otherwise when its day begins. Undefined: from the schedule's publication on. */
export const opensAt = (start: When): Temporal.Instant | undefined =>
  start.kind === 'on' ? pacificInstant(Temporal.PlainDate.from(start.date), start.time ?? '00:00') : undefined;

/** When a task with this end is over: at its hour, otherwise when its day is over. Undefined: it has no end of its own. */
export const endsAt = (end: When): Temporal.Instant | undefined => {
  if (end.kind !== 'on') return undefined;
  const day = Temporal.PlainDate.from(end.date);
  return end.time === undefined ? pacificInstant(day.add({ days: 1 }), '00:00') : pacificInstant(day, end.time);
};

/** The same so many days later; what names no day stays what it is. */
export const shifted = (when: When, days: number): When => {
  if (when.kind !== 'on' || days === 0) return when;
  const date = Temporal.PlainDate.from(when.date).add({ days }).toString();
  return when.time === undefined ? { kind: 'on', date } : { kind: 'on', date, time: when.time };
};

/** Whether both say the same; how the day is written does not count. */
export const sameWhen = (a: When, b: When): boolean =>
  a.kind === b.kind && (a.kind !== 'on' || b.kind !== 'on' || (a.date === b.date && a.time === b.time));

/** Days from one to the other, negative when the other is earlier. Undefined when either names no day. */
export const daysBetween = (from: When, to: When): number | undefined => {
  const [first, second] = [dayOf(from), dayOf(to)];
  return first && second && first.until(second, { largestUnit: 'day' }).days;
};
