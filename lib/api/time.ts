import * as z from 'zod';
import { Temporal } from '../domain/shared/time.ts';

/** Years that a date of the API may have. Outside them it is a typing mistake, and ISO 8601 writes years differently. */
const YEARS = { first: 1900, last: 2199 } as const;

const isPlausible = (text: string): boolean => {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
};

const YEARS_TEXT = `Use a year from ${YEARS.first} to ${YEARS.last}.`;

/** A calendar date of the API. */
export const ApiDate = z.iso
  .date('Use a date such as 2026-11-03.')
  .refine(isPlausible, YEARS_TEXT)
  .transform((text) => Temporal.PlainDate.from(text));

/** An instant of the API: ISO 8601 with an offset. */
export const ApiInstant = z.iso
  .datetime({ offset: true, error: 'Use a date and time with an offset, such as 2026-10-05T09:00:00-07:00.' })
  .refine(isPlausible, YEARS_TEXT)
  .transform((text) => Temporal.Instant.from(text));
