import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { addRows, NO_ROWS, type RowScore } from './judge-answer.ts';
import type { MessageScore } from './score.ts';
import {
  addAll,
  addDelays,
  addTallies,
  type Delays,
  NO_DELAYS,
  NO_MESSAGES,
  type Tallies,
  type Tally,
} from './tally.ts';

/** What a county did in the mock election beside the scenario, with uploads and voters of its own. */
export type OwnPart = {
  readonly uploads: number;
  readonly rows: number;
  readonly held: number;
  readonly rejected: number;
  readonly messages: number;
};

/** What came of a mock election in one county. */
export type CountyResult = {
  readonly county: CountyCode;
  /** What the API said of the scenario's rows. */
  readonly rows: RowScore;
  /** Stories, in words, of which a part could not be tried, because no other county takes part. */
  readonly notTried: readonly string[];
  readonly messages: MessageScore;
  readonly own: OwnPart;
};

/** A mock election that has been played to its end. */
export type MockReport = {
  readonly electionId: string;
  readonly electionDay: Temporal.PlainDate;
  /** By the stage's clock. */
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  /** How long it took in real time. Seconds. */
  readonly seconds: number;
  readonly counties: readonly CountyResult[];
};

/** The results of all counties together. */
export type Totals = {
  readonly voters: number;
  readonly listeners: number;
  readonly ballots: number;
  readonly rows: RowScore;
  readonly messages: Tally;
  readonly tableRows: Tallies;
  readonly stories: Tallies;
  readonly channels: Tallies;
  readonly delays: Delays;
  readonly findingCount: number;
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Adds up the counties of a report. */
export const totalsOf = ({ counties }: Pick<MockReport, 'counties'>): Totals => {
  const scores = counties.map(({ messages }) => messages);
  return {
    voters: sum(scores.map(({ voters }) => voters)),
    listeners: sum(scores.map(({ listeners }) => listeners)),
    ballots: sum(scores.map(({ ballots }) => ballots)),
    rows: counties.map(({ rows }) => rows).reduce(addRows, NO_ROWS),
    messages: scores.map(({ messages }) => messages).reduce(addTallies, NO_MESSAGES),
    tableRows: scores.map(({ rows }) => rows).reduce(addAll, {}),
    stories: scores.map(({ stories }) => stories).reduce(addAll, {}),
    channels: scores.map(({ channels }) => channels).reduce(addAll, {}),
    delays: scores.map(({ delays }) => delays).reduce(addDelays, NO_DELAYS),
    findingCount: sum(scores.map(({ findingCount }) => findingCount)),
  };
};

/** Whether a county's part, or everything, came out exactly as the stories say. */
export const isAsExpected = ({ rows, messages }: Pick<CountyResult, 'rows' | 'messages'>): boolean =>
  rows.rows > 0 && rows.asExpected === rows.rows && messages.findingCount === 0 && messages.messages.missing === 0;

/** The report as one county sees it: its own part alone. */
export const countyPart = (report: MockReport, county: CountyCode): MockReport => ({
  ...report,
  counties: report.counties.filter((result) => result.county === county),
});
