import { countyOf } from '../../shared/counties.ts';
import { dateInWords, timeInWords } from '../../shared/dates-in-words.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { type CountyResult, isAsExpected, type MockReport, type Totals, totalsOf } from './report.ts';
import { type ReportTable, reportTables } from './report-tables.ts';

/** A report in words and tables: what its page shows and its PDF prints. */
export type ReportDocument = {
  readonly title: string;
  readonly verdict: string;
  readonly facts: readonly (readonly [string, string])[];
  /** How its numbers are to be read. */
  readonly notes: readonly string[];
  readonly tables: readonly ReportTable[];
};

/** Numbers as the report's readers write them. */
export const inFigures = (value: number): string => value.toLocaleString('en-US');

/** How long something took, to the minute, and a short time to the second. */
const inTime = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const [hours, left] = [Math.floor(whole / 3_600), Math.round((whole % 3_600) / 60)];
  return hours === 0 ? `${left} min` : `${hours} h ${left} min`;
};

const momentInWords = (moment: Temporal.Instant): string =>
  `${timeInWords(moment, 'en', 'long')}, ${pacificDate(moment).year}`;

const verdictOf = ({ counties }: MockReport, { messages, rows, findingCount }: Totals): string => {
  const bad = counties.filter((result) => !isAsExpected(result)).length;
  if (bad === 0) {
    return `Observed equals expected: all ${inFigures(messages.expected)} messages came as expected and none beside them; all ${inFigures(rows.rows)} rows became what they were to become.`;
  }
  return `Observed differs from expected in ${bad} of ${counties.length} counties. Differences: ${inFigures(findingCount)} of messages, ${inFigures(rows.rows - rows.asExpected)} of rows.`;
};

const NOTES = [
  'Each voter of the cast lives through a story, a plain table of what the county posts and what the voter must hear. "Expected" counts the messages that the stories ask for, one for each channel on which the voter signed up.',
  '"As expected" came once, in the voter’s language, and not before it was true. "Missing" did not come. "Not expected" came and was not to: a message of no story, one too early, or in another language.',
] as const;

const notTriedIn = (counties: readonly CountyResult[]): readonly string[] => {
  const stories = [...new Set(counties.flatMap(({ notTried }) => notTried))];
  return stories.length === 0 ? [] : [`Not tried, because no other county takes part: ${stories.join('; ')}.`];
};

/** The report of a mock election, in words. */
export const reportDocument = (report: MockReport): ReportDocument => {
  const totals = totalsOf(report);
  const { counties } = report;
  const [only] = counties;
  const where = counties.length === 1 && only ? `, ${countyOf(only.county).name} County` : '';
  return {
    title: `Mock election of ${dateInWords(report.electionDay, 'en', 'long')}${where}`,
    verdict: verdictOf(report, totals),
    facts: [
      ['Election', report.electionId],
      ...(counties.length === 1 ? [] : [['Counties', inFigures(counties.length)] as const]),
      ['Voters', `${inFigures(totals.voters)}, all invented, of whom ${inFigures(totals.listeners)} signed up`],
      ['Ballots', inFigures(totals.ballots)],
      ['Rows posted', inFigures(totals.rows.rows)],
      ['Rows held', `${inFigures(totals.rows.held)} (recorded, and wait for their date, another record or the county)`],
      ['Rows refused', `${inFigures(totals.rows.rejected)} (not recorded; the county was told why)`],
      [
        'Messages',
        `${inFigures(totals.messages.expected)} expected, ${inFigures(totals.messages.asExpected)} as expected`,
      ],
      ['The longest wait for a message', inTime(totals.delays.longest)],
      ['By the stage’s clock', `${momentInWords(report.startedAt)}, to ${momentInWords(report.endedAt)}`],
      ['In real time', inTime(report.seconds)],
    ],
    notes: [...NOTES, ...notTriedIn(counties)],
    tables: reportTables(counties, totals),
  };
};
