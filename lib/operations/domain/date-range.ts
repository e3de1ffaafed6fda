import { Temporal } from '../../shared/time.ts';

/** The dates that the calendar shows, and what was wrong with those asked for. */
export type DateRange = {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly problem: string | null;
};

const LONGEST = { years: 2 } as const;

/** The dates asked for, or from today three months on when none or no usable ones are. */
export const dateRange = (from: string | undefined, to: string | undefined, today: Temporal.PlainDate): DateRange => {
  const usual = { from: today, to: today.add({ months: 3 }) };
  if (from === undefined && to === undefined) return { ...usual, problem: null };
  const start = from === undefined ? usual.from : parse(from);
  const end = to === undefined ? start?.add({ months: 3 }) : parse(to);
  if (start === undefined || end === undefined) {
    return { ...usual, problem: 'Give both dates as year, month and day, for example 2026-12-04.' };
  }
  if (Temporal.PlainDate.compare(end, start) < 0) {
    return { ...usual, problem: 'The second date must not be before the first.' };
  }
  if (Temporal.PlainDate.compare(end, start.add(LONGEST)) > 0) {
    return { ...usual, problem: 'Choose dates at most two years apart.' };
  }
  return { from: start, to: end, problem: null };
};

const parse = (text: string): Temporal.PlainDate | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};
