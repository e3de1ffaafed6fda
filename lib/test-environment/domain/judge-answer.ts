import type { ScriptFile } from './script.ts';
import type { RowFate } from './story.ts';

/** What the API said of a file. */
export type UploadAnswer = {
  /** Undefined where the book of uploads has none: scans stand in no file. */
  readonly uploadId: string | undefined;
  readonly accepted: number;
  readonly unchanged: number;
  readonly held: number;
  readonly rejected: readonly { readonly index: number; readonly code: string }[];
  readonly heldRows: readonly { readonly index: number; readonly code: string }[];
};

/** How the answers to files compare with what must become of their rows. */
export type RowScore = {
  readonly rows: number;
  readonly asExpected: number;
  readonly held: number;
  readonly rejected: number;
  /** The first of what differs, in words, without a voter. */
  readonly differences: readonly string[];
};

export const NO_ROWS: RowScore = { rows: 0, asExpected: 0, held: 0, rejected: 0, differences: [] };

/** More differences than these of one county say nothing new, and a file of ballots that all differ would fill an item of the table. */
const MOST_DIFFERENCES = 40;

export const addRows = (one: RowScore, other: RowScore): RowScore => ({
  rows: one.rows + other.rows,
  asExpected: one.asExpected + other.asExpected,
  held: one.held + other.held,
  rejected: one.rejected + other.rejected,
  differences: [...one.differences, ...other.differences].slice(0, MOST_DIFFERENCES),
});

/** What was posted, beside the rows that never were: a call of the API was refused, and its file with it. */
export const withUnposted = (posted: RowScore, scripted: number): RowScore => {
  const unposted = scripted - posted.rows;
  if (unposted <= 0) return posted;
  const says = `${unposted} rows of the scenario were never posted: the API refused a call, or a step failed.`;
  return { ...posted, rows: scripted, differences: [says, ...posted.differences].slice(0, MOST_DIFFERENCES) };
};

const isNamed = (fate: RowFate): boolean => fate !== 'accepted' && fate !== 'unchanged';

/**
 * Holds an answer against the script. Of rows that were neither held nor refused the answer gives numbers alone. `isRepeat`: the file
 * may have been posted before, and then its rows are "unchanged" by right.
 */
export const judgeAnswer = ({ rows, by, kind }: ScriptFile, answer: UploadAnswer, isRepeat = false): RowScore => {
  const named = new Map<number, RowFate>();
  for (const { index, code } of answer.heldRows) named.set(index, `held: ${code}` as RowFate);
  for (const { index, code } of answer.rejected) named.set(index, `rejected: ${code}`);
  const differences: string[] = [];
  let wrong = 0;
  for (const [index, { story, becomes }] of rows.entries()) {
    const became = named.get(index);
    const wanted = isNamed(becomes) ? becomes : undefined;
    if (became === wanted || (isRepeat && became === undefined && answer.unchanged > 0)) continue;
    wrong += 1;
    differences.push(`${story}: a row was to be "${becomes}" and is "${became ?? 'accepted'}".`);
  }
  const unchanged = rows.filter(({ becomes }) => becomes === 'unchanged').length;
  const off = isRepeat ? Math.max(0, unchanged - answer.unchanged) : Math.abs(answer.unchanged - unchanged);
  if (off > 0 && wrong === 0) {
    wrong = off;
    differences.push(`County ${by}, ${kind}: ${unchanged} rows were to be "unchanged", ${answer.unchanged} are.`);
  }
  return {
    rows: rows.length,
    asExpected: rows.length - wrong,
    held: answer.held,
    rejected: answer.rejected.length,
    differences: differences.slice(0, MOST_DIFFERENCES),
  };
};
