import * as z from 'zod';
import { Temporal } from '../time.ts';

/** ISO 8601 UTC with milliseconds: as text, it sorts in time. */
export const toStoredInstant = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();

/** As `toStoredInstant` writes it. A ledger row has a dozen: the general reader takes ten times as long for each. */
const OUR_OWN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Reads a stored instant. */
export const StoredInstant = z.iso
  .datetime({ offset: true })
  .transform((text) =>
    OUR_OWN.test(text) ? Temporal.Instant.fromEpochMilliseconds(Date.parse(text)) : Temporal.Instant.from(text),
  );

/** Reads a stored calendar date. */
export const StoredDate = z.iso.date().transform((text) => Temporal.PlainDate.from(text));
