import * as z from 'zod';
import { Temporal } from '../time.ts';

/** ISO 8601 UTC with milliseconds: as text, it sorts in time. */
export const toStoredInstant = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });

/** Reads a stored instant. */
export const StoredInstant = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));

/** Reads a stored calendar date. */
export const StoredDate = z.iso.date().transform((text) => Temporal.PlainDate.from(text));
