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

type Election = { readonly id: string; readonly kind: 'statewide' | 'local'; readonly date: Temporal.PlainDate };
type ReadHistory = (
  county: CountyCode,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
) => Promise<readonly SyncCheck[]>;

/** The standing of counties in the last twelve months, and for the statewide elections since. */
export const complianceOf = async (
  counties: readonly CountyCode[],
  elections: readonly Election[],
  history: ReadHistory,
  today: Temporal.PlainDate,
): Promise<CountyCompliance[]> => {
  const since = today.subtract({ months: MONTHS - 1 }).with({ day: 1 });
  const from = since.subtract({ days: LONGEST_ANCHOR_DAYS });
  const statewide = elections.filter(
    ({ kind, date }) => kind === 'statewide' && Temporal.PlainDate.compare(date, since) >= 0,
  );
  return Promise.all(
    counties.map(async (county) => {
      const checks = await history(county, from, today);
      return {
        county,
        months: monthlyStanding(checks, since.toPlainYearMonth(), today),
        anchors: anchorStanding(checks, statewide, today),
      };
    }),
  );
};
