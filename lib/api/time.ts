import * as z from 'zod';
import { Temporal } from '../domain/shared/time.ts';

/** A calendar date of the API. */
export const ApiDate = z.iso.date('Use a date such as 2026-11-03.').transform((text) => Temporal.PlainDate.from(text));

/** An instant of the API: ISO 8601 with an offset. */
export const ApiInstant = z.iso
  .datetime({ offset: true, error: 'Use a date and time with an offset, such as 2026-10-05T09:00:00-07:00.' })
  .transform((text) => Temporal.Instant.from(text));
