import * as z from 'zod';
import { Temporal } from '../../shared/time.ts';

/** Years that a date of the API may have. Outside them it is a typing mistake, and ISO 8601 writes years differently. */
const YEARS = { first: 1900, last: 2199, pattern: '(19|2[01])[0-9]{2}' } as const;

const isPlausible = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
};

/** `abort`: whoever combines several dates afterwards gets only dates. */
const plausible = { error: `Use a year from ${YEARS.first} to ${YEARS.last}.`, abort: true };

/** Times are kept to the millisecond; digits beyond it, however many a system writes, tell no row apart. */
const toMillisecond = (text: string): string => text.replace(/(\.\d{3})\d+/, '$1');

/** Reads what a pattern has let through. What is still no date is the value's error, never a fault of ours. */
const read =
  <Value>(from: (text: string) => Value, error: string) =>
  (text: string, context: z.RefinementCtx): Value => {
    try {
      return from(text);
    } catch {
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }
  };

const DATE = 'Use a date such as 2026-11-03.';
const INSTANT = 'Use a date and time with an offset, such as 2026-10-05T09:00:00-07:00.';

/** A calendar date of the API. */
export const ApiDate = z.iso
  .date({ error: DATE, abort: true })
  .refine(isPlausible, plausible)
  .meta({ pattern: `^${YEARS.pattern}-[0-9]{2}-[0-9]{2}$`, examples: ['2026-11-03'] })
  .transform(read((text) => Temporal.PlainDate.from(text), DATE));

/** An instant of the API: ISO 8601 with an offset. */
export const ApiInstant = z.iso
  .datetime({
    offset: true,
    error: INSTANT,
    abort: true,
  })
  .refine(isPlausible, plausible)
  .meta({
    pattern: `^${YEARS.pattern}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$`,
    examples: ['2026-10-05T09:00:00-07:00'],
  })
  .transform(read((text) => Temporal.Instant.from(toMillisecond(text)), INSTANT));
