import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { MockPlan } from './cast.ts';
import { addRows, NO_ROWS, type RowScore } from './judge-answer.ts';
import type { CountyResult, MockReport } from './report.ts';

/** A mock election that is played, or was. Its id is the name of its execution: `mock-election-2021-11-05-1`. */
export type MockRun = {
  readonly id: string;
  readonly plan: MockPlan;
  /** By the stage's clock. */
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** When it began by the real clock, which nobody moves, and how long it took then. Milliseconds, seconds. */
  readonly begunMs: number;
  readonly seconds: number | null;
  /** How far it has come, in a sentence. */
  readonly progress: string;
};

/** What came of a county's files of one day, so far. */
export type PlayedDay = {
  /** How many of its files are posted and answered. */
  readonly files: number;
  readonly rows: RowScore;
  /** The scenario's uploads: every other one is the county's own. */
  readonly uploads: readonly { readonly by: CountyCode; readonly uploadId: string }[];
};

export const NOTHING_PLAYED: PlayedDay = { files: 0, rows: NO_ROWS, uploads: [] };

/** The report of a run with what is known of its counties. */
export const reportOf = (
  { plan, startedAt, endedAt, seconds }: MockRun,
  counties: readonly CountyResult[],
): MockReport => ({
  electionId: plan.electionId,
  electionDay: plan.electionDay,
  startedAt,
  endedAt: endedAt ?? startedAt,
  seconds: seconds ?? 0,
  counties,
});

/** How far a county has come in a run that is under way: of how many days its files are posted, and what became of the rows. */
export type CountySoFar = { readonly county: CountyCode; readonly days: number; readonly rows: RowScore };

/** How far each county of a run has come. */
export const soFarOf = (
  { plan }: Pick<MockRun, 'plan'>,
  days: ReadonlyMap<CountyCode, readonly PlayedDay[]>,
): readonly CountySoFar[] =>
  plan.counties.map((county) => {
    const played = days.get(county) ?? [];
    return { county, days: played.length, rows: played.map(({ rows }) => rows).reduce(addRows, NO_ROWS) };
  });
