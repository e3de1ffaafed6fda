import * as z from 'zod';
import { Temporal } from '../../shared/time.ts';

/** Years that a date of the API may have. Outside them it is a typing mistake, and ISO 8601 writes years differently. */
const YEARS = { first: 1900, last: 2199 } as const;

const isPlausible = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
};

/** `abort`: whoever combines several dates afterwards gets only dates. */
const plausible = { error: `Use a year from ${YEARS.first} to ${YEARS.last}.`, abort: true };

/** A calendar date of the API. */
export const ApiDate = z.iso
  .date({ error: 'Use a date such as 2026-11-03.', abort: true })
  .refine(isPlausible, plausible)
  .transform((text) => Temporal.PlainDate.from(text));

/** An instant of the API: ISO 8601 with an offset. */
export const ApiInstant = z.iso
  .datetime({
    offset: true,
    error: 'Use a date and time with an offset, such as 2026-10-05T09:00:00-07:00.',
    abort: true,
  })
  .refine(isPlausible, plausible)
  .transform((text) => Temporal.Instant.from(text));
