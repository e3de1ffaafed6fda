import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { SyncCheck } from './check.ts';
import {
  ANCHORS,
  type AnchorStanding,
  anchorStanding,
  FRESH_DAYS,
  type MonthStanding,
  monthlyStanding,
} from './compliance.ts';

/** Elections and months further back are history. */
const MONTHS = 12;
const LONGEST_ANCHOR_DAYS = Math.max(...ANCHORS.map(({ daysBefore }) => daysBefore)) + FRESH_DAYS;

/** Where one county stands on its duties of 2 CCR 19083. */
export type CountyCompliance = {
  readonly county: CountyCode;
  readonly months: readonly MonthStanding[];
  readonly anchors: readonly AnchorStanding[];
};

/** What compliance looks at of an election. */
export type ElectionDate = {
  readonly id: string;
  readonly kind: 'statewide' | 'local';
  readonly date: Temporal.PlainDate;
};

/** The first day of the oldest month that is shown. */
const sinceOf = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.subtract({ months: MONTHS - 1 }).with({ day: 1 });

/** The dates between which the checks that a county's compliance depends on were started, both included. */
export const complianceRange = (
  today: Temporal.PlainDate,
): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } => ({
  from: sinceOf(today).subtract({ days: LONGEST_ANCHOR_DAYS }),
  to: today,
});

/** A county's compliance in the last twelve months, and for the statewide elections since. */
export const countyCompliance = (
  county: CountyCode,
  checks: readonly SyncCheck[],
  elections: readonly ElectionDate[],
  today: Temporal.PlainDate,
): CountyCompliance => {
  const since = sinceOf(today);
  const statewide = elections.filter(
    ({ kind, date }) => kind === 'statewide' && Temporal.PlainDate.compare(date, since) >= 0,
  );
  return {
    county,
    months: monthlyStanding(checks, since.toPlainYearMonth(), today),
    anchors: anchorStanding(checks, statewide, today),
  };
};
