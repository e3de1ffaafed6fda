import { countyOf } from '../../shared/counties.ts';
import type { CheckStatus, Comparison, SyncCheck } from './check.ts';
import { ROW_PROBLEM_CODES, ROW_PROBLEM_TEXT, type RowProblemCode } from './compare/row-problem.ts';
import { comparedRows, leftOutRows, ROW_PROBLEMS_KEPT } from './comparison.ts';
import { DIFFERENCE_CATEGORIES, DIFFERENCE_CLASSES } from './difference.ts';
import { CATEGORY_NAMES, CLASS_NAMES } from './difference-names.ts';
import type { EmsVendor } from './ems.ts';
import { helpDesksFor } from './help-desks.ts';
import { reasonLines } from './notice-reasons.ts';

/** An email to a county's staff about one check: counts and contacts, never a voter's data. */
export type CountyNotice = { readonly subject: string; readonly text: string };

/** Statuses after which a county hears of its check. A skip is seen on the pages and in the API. */
export const NOTICED_STATUSES: readonly CheckStatus[] = ['completed', 'window-closed', 'failed'];

const outcome = (check: SyncCheck): string => {
  if (check.status === 'completed') return check.result === 'passed' ? 'passed' : 'did not pass';
  return check.status === 'window-closed' ? 'ended without a result: its window closed' : 'ended without a result';
};

const FIRST_LINES = 5;

const firstLines = ({ rowProblems }: Comparison, code: RowProblemCode): string => {
  const lines = rowProblems.filter((problem) => problem.side === 'ems' && problem.code === code);
  if (lines.length === 0) return '';
  const first = lines.slice(0, FIRST_LINES).map(({ line }) => line);
  return ` First on line${first.length > 1 ? 's' : ''} ${first.join(', ')}.`;
};

/** Rows that took no part, by reason: they are the county's to correct, and no difference tells of them. */
const leftOutLines = (checkId: string, comparison: Comparison): string[] => {
  const leftOut = leftOutRows(comparison, 'ems');
  if (Object.keys(comparison.leftOut.ems).length === 0) return [];
  const codes = ROW_PROBLEM_CODES.filter((code) => comparison.leftOut.ems[code] !== undefined);
  return [
    `Rows of your extract that were left out: ${leftOut}. Each weighs as a difference in registration.`,
    ...codes.map(
      (code) => `  ${comparison.leftOut.ems[code]}: ${ROW_PROBLEM_TEXT[code]}${firstLines(comparison, code)}`,
    ),
    `Their lines: rowProblems of /v1/sync-checks/${checkId} (the first ${ROW_PROBLEMS_KEPT}).`,
  ];
};

/** Voters whom only one side's readable rows have, and who may stand in a row that was left out. */
const notComparedLines = ({ notCompared: { voters, mayBeListed } }: Comparison): string[] => {
  const listed = mayBeListed.ems + mayBeListed.votecal;
  return [
    ...(voters === 0
      ? []
      : [`Voters who may stand in a row that was left out, and are not called missing: ${voters}.`]),
    ...(listed === 0
      ? []
      : [
          `Rows that were left out and may be of voters whom the differences call missing; nobody can say of whom: ${listed}.`,
        ]),
  ];
};

/** Which side's file of precincts and districts is missing, or what was found between the two. */
const precinctLines = ({ precincts: { ems, votecal, differences } }: Comparison): string[] => {
  if (differences !== null) {
    return [
      `Precincts and their districts: ${ems} precincts in your EMS, ${votecal} in VoteCal, ${differences} with other districts.`,
    ];
  }
  if (ems !== null) return ['Precincts and their districts were not compared: VoteCal has delivered none.'];
  return ['Precincts and their districts were not compared: your EMS sent no file of them.'];
};

/** Differences that no eye can see look like none: say what they are. */
const invisibleLines = ({ invisible }: Comparison): string[] => {
  const count = Object.values(invisible).reduce((sum, differences) => sum + differences, 0);
  return count === 0 ? [] : [`  Of these, in Unicode form or padding alone, which no eye can see: ${count}`];
};

const countLines = (check: SyncCheck): string[] => {
  const { comparison, resolution, judgement } = check;
  if (check.status !== 'completed' || !comparison) return [];
  const allowed = new Map(judgement?.map((entry) => [entry.category, entry]));
  return [
    `Records compared: ${comparedRows(comparison, 'ems')} in your EMS, ${comparedRows(comparison, 'votecal')} in VoteCal.`,
    ...leftOutLines(check.id, comparison),
    ...notComparedLines(comparison),
    ...precinctLines(comparison),
    `Differences: ${comparison.counts.total}.`,
    ...invisibleLines(comparison),
    ...DIFFERENCE_CLASSES.map((name) => `  ${CLASS_NAMES[name]}: ${comparison.counts.byClass[name]}`),
    'By category, in the order in which to fix them:',
    ...DIFFERENCE_CATEGORIES.map((category) => {
      const limit = allowed.get(category)?.allowed;
      const tolerance = limit === undefined ? '' : ` (allowed: ${limit})`;
      return `  ${CATEGORY_NAMES[category]}: ${comparison.counts.byCategory[category]}${tolerance}`;
    }),
    ...(resolution
      ? [
          `Since your previous check: ${resolution.new} new, ${resolution.persisting} still there, ${resolution.resolved} resolved.`,
        ]
      : []),
    ...(comparison.counts.total > 0
      ? [
          '',
          `Your EMS fetches the differences from the county API: /v1/sync-checks/${check.id}/differences.`,
          'Please resolve them before the next check.',
        ]
      : []),
  ];
};

/** The notice of a check that has ended. */
export const countyNotice = (check: SyncCheck, vendor: EmsVendor | undefined): CountyNotice => {
  const county = countyOf(check.county).name;
  const desks = helpDesksFor(vendor).map(
    (desk) => `  ${desk.name}: ${[desk.email, desk.phone].filter(Boolean).join(', ')}`,
  );
  return {
    subject: `Sync check ${check.id}, ${county} County: ${outcome(check)}`,
    text: [
      `The sync check ${check.id} of ${county} County ${outcome(check)}.`,
      '',
      ...countLines(check),
      ...reasonLines(check),
      '',
      'If you cannot resolve differences or need support:',
      ...desks,
      '',
    ].join('\n'),
  };
};
