import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SyncCheck } from './check.ts';
import { type CheckKind, countyCheckId, scheduledCheckId } from './check-id.ts';
import type { SkipReason } from './skip-reason.ts';
import type { SyncWindow } from './window.ts';

/** A check that a county starts has no window; it is given up after this many hours. */
export const COUNTY_CHECK_HOURS = 24;

const blank = {
  result: null,
  endedAt: null,
  skipReason: null,
  failure: null,
  redrives: 0,
  extractRequestedAt: null,
  reminders: 0,
  extract: null,
  votecal: null,
  comparison: null,
  judgement: null,
  resolution: null,
  emsDelivery: null,
  acknowledgedAt: null,
} as const;

/** A scheduled check of a county at the moment it is planned. */
export const scheduledCheck = (
  county: CountyCode,
  night: { readonly id: string; readonly kind: Exclude<CheckKind, 'county'>; readonly window: SyncWindow },
  now: Temporal.Instant,
): SyncCheck => ({
  ...blank,
  id: scheduledCheckId(county, night.window.date, night.kind),
  county,
  kind: night.kind,
  initiatedBy: 'sos',
  nightId: night.id,
  status: 'requested',
  requestedAt: now,
  deadlineAt: night.window.closesAt,
});

/** The record of a scheduled check that is not started. */
export const skippedCheck = (check: SyncCheck, reason: SkipReason): SyncCheck => ({
  ...check,
  status: 'skipped',
  skipReason: reason,
  endedAt: check.requestedAt,
});

/** A check that a county starts itself. */
export const countyCheck = (county: CountyCode, now: Temporal.Instant): SyncCheck => ({
  ...blank,
  id: countyCheckId(county, now),
  county,
  kind: 'county',
  initiatedBy: 'county',
  nightId: null,
  status: 'requested',
  requestedAt: now,
  deadlineAt: now.add({ hours: COUNTY_CHECK_HOURS }),
});
