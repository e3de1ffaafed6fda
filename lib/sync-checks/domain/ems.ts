import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';

/**
 * The election management systems that memorandum #21029 names. `standard` is ours: the county API's own NDJSON.
 * Neither vendor publishes its wire format, so what we write for one is our proposal, named as ours.
 */
export const EMS_VENDORS = ['dfm', 'runbeck', 'standard'] as const;
export const EmsVendor = z.enum(EMS_VENDORS);
export type EmsVendor = z.infer<typeof EmsVendor>;

/** The vendors' forms in which differences can be fetched. */
export const DIFFERENCE_FORMATS = ['dfm', 'runbeck'] as const satisfies readonly EmsVendor[];
export type DifferenceFormat = (typeof DIFFERENCE_FORMATS)[number];

/**
 * Why a county's setting cannot be used as it stands: it is not of the right form; its URL is plain `http` outside stage
 * local; it has a URL and no secret to sign with. The county counts as one that polls.
 */
export type EmsSettingFault = 'unreadable' | 'plain-http' | 'no-secret';

/** Where a county's EMS is told of events. Without a URL the county polls. */
export type EmsEndpoint = {
  /** Undefined when it cannot be read. */
  readonly vendor: EmsVendor | undefined;
  readonly webhookUrl: string | null;
  /** The name of the secret that signs what it is told; the secret itself stands in no table. */
  readonly secretName: string | null;
  /** Absent: the setting is sound. With a fault there is no URL. */
  readonly fault?: EmsSettingFault;
};

/** The events an EMS is told. None carries a voter's data: what it is about is fetched with the county's credential. */
export const EmsEvent = z.strictObject({
  /** The same for every attempt at telling one event: a receiver that has seen it ignores the repeat. */
  id: z.string(),
  type: z.enum(['extract-requested', 'extract-reminder', 'differences-ready']),
  county: CountyCode,
  checkId: z.string(),
  /** ISO 8601 with offset. */
  at: z.string(),
  result: z.enum(['passed', 'failed']).optional(),
  differences: z.int().optional(),
});
export type EmsEvent = Readonly<z.infer<typeof EmsEvent>>;

/** The id of an event: the check, what happened, and how often when it can happen more than once. */
export const emsEventId = (checkId: string, type: EmsEvent['type'], occurrence = 1): string =>
  occurrence === 1 ? `${checkId}.${type}` : `${checkId}.${type}.${occurrence}`;

/** Days for which an event that could not be told is told again every hour; then the county is left to poll. */
const EMS_RETELL_DAYS = 7;

/** Whether an event is still worth telling at `now`: later the county's own polling has long found it. */
export const isWorthRetelling = (event: Pick<EmsEvent, 'at'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(event.at).add({ hours: 24 * EMS_RETELL_DAYS })) < 0;

/** Milliseconds to wait before each further attempt at telling an event; then it waits for the hour. */
export const EMS_RETRY_WAITS_MS: readonly number[] = [200, 1_000, 4_000];

/** Whether an answer of the EMS can be another one next time: no answer, too busy, or a fault on its side. */
export const isWorthRepeating = (httpStatus: number | null): boolean =>
  httpStatus === null || httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
