import * as z from 'zod';
import type { CountyCode } from '../shared/counties.ts';
import type { CheckResult } from './check.ts';

/**
 * The election management systems that memorandum #21029 names. `standard` is ours: the county API's own NDJSON.
 * Neither vendor publishes its wire format, so what we write for one is our proposal, named as ours.
 */
export const EMS_VENDORS = ['dfm', 'runbeck', 'standard'] as const;
export const EmsVendor = z.enum(EMS_VENDORS);
export type EmsVendor = z.infer<typeof EmsVendor>;

/** Where a county's EMS is told of events. Without a URL the county polls. */
export type EmsEndpoint = {
  readonly vendor: EmsVendor;
  readonly webhookUrl: string | null;
  readonly signingSecret: string | null;
};

/** The events an EMS is told. None carries a voter's data: what it is about is fetched with the county's credential. */
export type EmsEvent = {
  /** The same for every attempt at telling one event: a receiver that has seen it ignores the repeat. */
  readonly id: string;
  readonly type: 'extract-requested' | 'extract-reminder' | 'differences-ready' | 'check-completed';
  readonly county: CountyCode;
  readonly checkId: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly result?: CheckResult;
  readonly differences?: number;
};

/** The id of an event: the check, what happened, and how often when it can happen more than once. */
export const emsEventId = (checkId: string, type: EmsEvent['type'], occurrence = 1): string =>
  occurrence === 1 ? `${checkId}.${type}` : `${checkId}.${type}.${occurrence}`;

/** Milliseconds to wait before each further attempt at telling an event; then the county is left to poll. */
export const EMS_RETRY_WAITS_MS: readonly number[] = [200, 1_000, 4_000];

/** Whether an answer of the EMS can be another one next time: no answer, too busy, or a fault on its side. */
export const isWorthRepeating = (httpStatus: number | null): boolean =>
  httpStatus === null || httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
