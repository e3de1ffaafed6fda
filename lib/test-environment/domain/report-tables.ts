import { STATUS_TABLE } from '../../ballot-tracking/domain/status-table.ts';
import { CHANNELS } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { type CountyResult, isAsExpected, type Totals } from './report.ts';
import { STORIES } from './stories.ts';
import { DELAY_BOUNDS, NO_MESSAGES, type Tally } from './tally.ts';

/** A table of a report; numbers stand at the right. */
export type ReportTable = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

const TALLY_COLUMNS = ['Expected', 'As expected', 'Missing', 'Not expected'] as const;
const tallyCells = (tally: Tally = NO_MESSAGES): readonly number[] => [
  tally.expected,
  tally.asExpected,
  tally.missing,
  tally.unexpected,
];

const CHANNEL_WORDS = { text: 'Text messages', email: 'Emails', voice: 'Calls' } as const;

const minutes = (seconds: number): string => (seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`);

const tableRows = ({ tableRows: tallies }: Totals): ReportTable => ({
  caption: 'By row of the guidance’s table',
  columns: ['Row', 'Description', 'Message', ...TALLY_COLUMNS],
  rows: [
    ...Object.entries(STATUS_TABLE).map(([row, { description, messageType }]) => [
      row,
      description,
      messageType,
      ...tallyCells(tallies[row]),
    ]),
    ['Correction', 'What was told by mistake and taken back', 'Correction', ...tallyCells(tallies['Correction'])],
  ],
});

const storyTable = (kind: 'ballot' | 'mistake', { stories }: Totals): ReportTable => ({
  caption: kind === 'ballot' ? 'What happens to ballots' : 'Counties’ mistakes, which must do no harm',
  columns: ['Story', 'What becomes of its rows', ...TALLY_COLUMNS],
  rows: STORIES.filter((story) => story.kind === kind).map(({ id, what, steps }) => [
    what,
    steps.map(({ becomes }) => becomes).join('; '),
    ...tallyCells(stories[id]),
  ]),
});

const channelTable = ({ channels }: Totals): ReportTable => ({
  caption: 'By channel',
  columns: ['Channel', ...TALLY_COLUMNS],
  rows: CHANNELS.map((channel) => [CHANNEL_WORDS[channel], ...tallyCells(channels[channel])]),
});

const delayTable = ({ delays }: Totals): ReportTable => ({
  caption: 'How long messages took, from the first moment within the voter’s hours to the provider',
  columns: ['Up to', 'Messages'],
  rows: delays.counts.map((count, index) => {
    const bound = DELAY_BOUNDS[index];
    return [bound === undefined ? 'Longer' : minutes(bound), count];
  }),
});

const countyTable = (counties: readonly CountyResult[]): ReportTable => ({
  caption: 'By county',
  columns: ['County', 'Ballots', 'Rows posted', 'Rows as expected', 'Held', 'Refused', ...TALLY_COLUMNS, 'Result'],
  rows: counties.map((result) => [
    countyOf(result.county).name,
    result.messages.ballots,
    result.rows.rows,
    result.rows.asExpected,
    result.rows.held,
    result.rows.rejected,
    ...tallyCells(result.messages.messages),
    isAsExpected(result) ? 'as expected' : 'differs',
  ]),
});

const ownTable = (counties: readonly CountyResult[]): readonly ReportTable[] => {
  const own = counties.filter((result) => result.own.uploads + result.own.messages > 0);
  if (own.length === 0) return [];
  const rows = own.map(({ county, own: part }) => {
    return [countyOf(county).name, part.uploads, part.rows, part.held, part.rejected, part.messages];
  });
  const columns = ['County', 'Uploads', 'Rows', 'Held', 'Refused', 'Messages'];
  return [{ caption: 'What counties posted beside the scenario', columns, rows }];
};

const WHAT_OF: ReadonlyMap<string, string> = new Map(STORIES.map(({ id, what }) => [id, what]));

const differences = (counties: readonly CountyResult[]): readonly ReportTable[] => {
  const rows = counties.flatMap(({ county, rows: { differences: ofRows }, messages: { findings } }) => [
    ...ofRows.map((says) => [countyOf(county).name, 'row', says]),
    ...findings.map(({ kind, story, says }) => [
      countyOf(county).name,
      kind,
      `${WHAT_OF.get(story) ?? story}: ${says}`,
    ]),
  ]);
  return rows.length === 0 ? [] : [{ caption: 'What differs', columns: ['County', 'What', 'Details'], rows }];
};

/** The tables of a report, in their order: what differs first. */
export const reportTables = (counties: readonly CountyResult[], totals: Totals): readonly ReportTable[] => [
  ...differences(counties),
  tableRows(totals),
  storyTable('ballot', totals),
  storyTable('mistake', totals),
  channelTable(totals),
  delayTable(totals),
  countyTable(counties),
  ...ownTable(counties),
];
