import { ROLL_COLUMNS } from '../roll-format.ts';
import { countyAsWritten } from './county-as-written.ts';
import { GUARDS } from './guards-data.ts';
import { LONE_RETURN } from './record.ts';
import type { RollRefused, RollRefusedCode } from './refusal.ts';
import type { RollCursor } from './roll-cursor.ts';
import { KIND_OF, type RowProblemCode, rowsLeftOut } from './row-problem.ts';

/** What the county's last completed check compared: its extract, and VoteCal's snapshot. */
export interface LastExtract {
  readonly rows: number;
  readonly votecalRows?: number | undefined;
}

/** What a file is called whose rows mostly have one problem. */
const DIAGNOSIS: Readonly<Record<RowProblemCode, RollRefusedCode>> = {
  'row-too-long': 'row-too-long',
  'not-utf8': 'wrong-encoding',
  'bad-quotes': 'bad-quotes',
  'not-json': 'not-ndjson',
  'duplicate-key': 'unreadable-rows',
  'bad-value': 'unreadable-rows',
  'repeated-header': 'unreadable-rows',
  footer: 'unreadable-rows',
  'wrong-column-count': 'wrong-column-count',
  'bad-voter-id': 'bad-voter-ids',
  'other-county': 'foreign-rows',
  'duplicate-voter-id': 'duplicate-rows',
};

/** Past a small share, and past half of a very small file. */
const isPast = (count: number, rows: number, { share, alwaysUpTo }: { share: number; alwaysUpTo: number }): boolean =>
  count > Math.max(alwaysUpTo, rows * share) || (count > 1 && count * 2 > rows);

/** Keys that no row has. */
const missingKeys = ({ side, format, objects, keys }: RollCursor): RollRefused | undefined => {
  if (format !== 'ndjson' || objects < GUARDS.missingKeys.atLeastRows) return undefined;
  const columns = ROLL_COLUMNS.filter((_, index) => (keys & (1 << index)) === 0);
  return columns.length > 0 ? { code: 'missing-keys', side, columns } : undefined;
};

/** Nobody can say that such a file is right as it is. */
const noneRead = ({ voters }: RollCursor): Pick<RollRefused, 'noneRead'> => (voters === 0 ? { noneRead: true } : {});

const unreadable = (roll: RollCursor): RollRefused | undefined => {
  const { side, rows, voters, leftOut, layout } = roll;
  const { counts, lines } = leftOut;
  const count = rowsLeftOut(counts, 'unreadable');
  const isAll = count > 0 && voters === 0 && count === rows;
  if (!isAll && !isPast(count, rows, GUARDS.leftOut.unreadable)) return undefined;
  const codes = Object.keys(KIND_OF).filter(
    (code): code is RowProblemCode => KIND_OF[code as RowProblemCode] === 'unreadable',
  );
  const problem = codes.reduce((most, code) => ((counts[code] ?? 0) > (counts[most] ?? 0) ? code : most));
  const base = { code: DIAGNOSIS[problem], side, problem, lines: lines[problem] ?? [], count, rows, ...noneRead(roll) };
  if (problem === 'not-utf8') return { ...base, found: 'Latin-1 (ISO 8859-1, Windows-1252)' };
  const how = leftOut.how[problem];
  if (how === LONE_RETURN) return { ...base, code: 'wrong-line-ends', found: 'CR' };
  if (how !== undefined) return { ...base, found: how };
  if (problem !== 'wrong-column-count' || layout === undefined) return base;
  return { ...base, found: String(leftOut.columns ?? ''), expected: layout.width };
};

const COUNTY = /^(0[1-9]|[1-4][0-9]|5[0-8])$/;

const foreign = (roll: RollCursor): RollRefused | undefined => {
  const { side, rows, leftOut, county } = roll;
  const count = rowsLeftOut(leftOut.counts, 'foreign');
  if (!isPast(count, rows, GUARDS.leftOut.foreign) && count * 2 <= rows) return undefined;
  const found = countyAsWritten(leftOut.foreignCounty ?? '', leftOut.foreignAlike * 2 > rows);
  // A county's number that is nobody's, or its own with something around it, in most rows: this county's own file with its number spelt otherwise.
  const isOwn = found === county || !COUNTY.test(found ?? '');
  const code: RollRefusedCode = count * 2 > rows && isOwn ? 'wrong-county-code' : 'foreign-rows';
  const lines = leftOut.lines['other-county'] ?? [];
  const told = { code, side, lines, count, rows, expected: county, ...noneRead(roll) };
  return { ...told, ...(found === undefined ? {} : { found }) };
};

const duplicates = ({ side, rows, leftOut }: RollCursor): RollRefused | undefined => {
  const count = rowsLeftOut(leftOut.counts, 'duplicates');
  if (!isPast(count, rows, GUARDS.leftOut.duplicates)) return undefined;
  return { code: 'duplicate-rows', side, lines: leftOut.lines['duplicate-voter-id'] ?? [], count, rows };
};

/** What makes a file no roll although its rows could be told apart; empty when nothing does. */
export const fileFaults = (roll: RollCursor): RollRefused[] =>
  roll.format === 'ndjson' && roll.rows === 0
    ? [{ code: 'empty-file', side: roll.side }]
    : [missingKeys(roll), unreadable(roll), foreign(roll), duplicates(roll)].filter((fault) => fault !== undefined);
