import type { CountyCode } from '../../shared/counties.ts';
import { toPacificIso } from '../../shared/time.ts';
import { checkExecutionName } from './check-id.ts';
import type { NightRefusal, NightToRun } from './night.ts';

/** One county's part in a night. */
export type CountyPlan = {
  readonly checkId: string;
  readonly county: CountyCode;
  /** False: skipped, and on record as such. */
  readonly start: boolean;
  /** How many times the check has been started again. */
  readonly redrives: number;
};

/** A night's plan as it travels through the execution: small, and without anybody's data. */
export type NightPlan = {
  readonly outcome: 'planned' | 'already-started' | NightRefusal;
  readonly nightId: string;
  readonly date: string | null;
  readonly closesAt: string | null;
  readonly skipped: number;
  readonly checks: readonly {
    readonly checkId: string;
    readonly county: string;
    /** Which execution of the check this is: 0, or how many times it has been started again. */
    readonly attempt: number;
    readonly executionName: string;
  }[];
};

/** The plan of a start that does nothing. */
export const nothingToRun = (outcome: Exclude<NightPlan['outcome'], 'planned'>, nightId: string): NightPlan => ({
  outcome,
  nightId,
  date: null,
  closesAt: null,
  skipped: 0,
  checks: [],
});

/** The plan of a night. */
export const nightPlan = (night: NightToRun, counties: readonly CountyPlan[]): NightPlan => ({
  outcome: 'planned',
  nightId: night.id,
  date: night.window.date.toString(),
  closesAt: toPacificIso(night.window.closesAt),
  skipped: counties.filter(({ start }) => !start).length,
  checks: counties
    .filter(({ start }) => start)
    .map(({ checkId, county, redrives }) => ({
      checkId,
      county,
      attempt: redrives,
      executionName: checkExecutionName(checkId, redrives),
    })),
});
