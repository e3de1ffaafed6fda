import { err, ok, type Result } from '../../../shared/result.ts';
import type { CompareReport } from './compare-report.ts';
import type { DifferenceTally } from './difference-tally.ts';
import { fileFaults, type LastExtract } from './file-fault.ts';
import { type Guards, guardedBy } from './guards.ts';
import { pairFaults } from './pair-fault.ts';
import { LONE_RETURN } from './record.ts';
import type { RollRefused } from './refusal.ts';
import type { RollCursor } from './roll-cursor.ts';
import { KIND_OF, type RowProblemCode, rowsLeftOut, type Side } from './row-problem.ts';

/** What the sender announced about a file. What is given is asserted before anything is published. */
export interface ExpectedRoll {
  /** Rows without the header. */
  readonly rows?: number | undefined;
  /** Lower-case hexadecimal SHA-256 of the stored object. */
  readonly sha256?: string | undefined;
  /** Size of the stored object. */
  readonly bytes?: number | undefined;
}

/** A roll as it was read: how far, and what its stored object was. */
export interface ReadRoll {
  readonly expected: ExpectedRoll;
  readonly cursor: RollCursor;
  /** Bytes of the stored object. */
  readonly bytes: number;
  /** SHA-256 of the stored object; null unless one is expected. */
  readonly sha256: string | null;
}

type SideReport = CompareReport['ems'];
type Rolls = Readonly<Record<Side, ReadRoll>>;

/**
 * Whether rows of the same bytes need no look inside: VoteCal's exporter promised a canonical roll, and both headers
 * are in the canonical order.
 */
export const mayTrust = (promisedCanonical: boolean, ems: RollCursor, votecal: RollCursor): boolean =>
  promisedCanonical && votecal.layout?.canonical === true && ems.layout?.canonical === true;

/** Whether the stored object is the announced one. */
const objectFault = ({ expected, cursor: { side }, bytes, sha256 }: ReadRoll): RollRefused | undefined => {
  if (expected.bytes !== undefined && bytes !== expected.bytes) {
    return { code: 'wrong-size', side, count: bytes, expected: expected.bytes };
  }
  return expected.sha256 !== undefined && sha256 !== expected.sha256 ? { code: 'wrong-sha256', side } : undefined;
};

/** The first lines of the file that are no voter's row. */
const unreadableLines = ({ lines }: RollCursor['leftOut']): readonly number[] =>
  Object.entries(lines)
    .flatMap(([code, found]) => (KIND_OF[code as RowProblemCode] === 'unreadable' ? found : []))
    .toSorted((one, other) => one - other)
    .slice(0, 3);

/**
 * Footers and further headers are no rows; a county that counted them is not wrong about its file, nor is one that did not
 * count a footer which its missing line end made look like a row cut off.
 */
const rowFault = ({ expected, cursor: { side, rows, leftOut } }: ReadRoll): RollRefused | undefined => {
  const noRows = rowsLeftOut(leftOut.counts, 'no-row');
  const counted = [rows, rows + noRows, rows - leftOut.cutOff];
  if (expected.rows === undefined || counted.includes(expected.rows)) return undefined;
  const joined = leftOut.how['wrong-column-count'] === LONE_RETURN ? leftOut.counts['wrong-column-count'] : undefined;
  if (joined !== undefined) {
    const lines = leftOut.lines['wrong-column-count'] ?? [];
    return { code: 'wrong-line-ends', side, found: 'CR', count: joined, rows, lines };
  }
  return { code: 'wrong-row-count', side, count: rows, expected: expected.rows, lines: unreadableLines(leftOut) };
};

const sideReport = ({ cursor, bytes, sha256 }: ReadRoll): SideReport => {
  const { rows, voters, leftOut } = cursor;
  return { rows, voters, bytes, sha256, problems: leftOut.counts };
};

/** Two exports in one file: the rows behind the second header were read by the first one. */
const secondHeader = ({ side, leftOut: { otherHeader } }: RollCursor): RollRefused | undefined =>
  otherHeader === null ? undefined : { code: 'second-header', side, lines: [otherHeader] };

/** What is wrong with one file; `other`: voters of the other side. `guarded`: the faults that end without a result. */
const sideFault = (
  roll: ReadRoll,
  other: number,
  guarded: (faults: readonly RollRefused[]) => RollRefused | undefined,
): RollRefused | undefined => {
  const { side, voters, rows } = roll.cursor;
  return (
    secondHeader(roll.cursor) ??
    guarded(fileFaults(roll.cursor)) ??
    rowFault(roll) ??
    guarded(voters === 0 && (other > 0 || rows === 0) ? [{ code: 'no-voters', side }] : [])
  );
};

/**
 * What is wrong with one of the files, read to their ends; whatever their rows hold in common. A header's refusal counts
 * only when the stored object is the announced one; of such a file the rows were not counted. VoteCal's faults come
 * before those of the county's rows: it is not blamed for them.
 */
export const filesFault = (
  outcome: 'done' | RollRefused,
  { ems, votecal }: Rolls,
  guards: Guards,
): RollRefused | undefined =>
  objectFault(ems) ??
  objectFault(votecal) ??
  (outcome === 'done' ? undefined : outcome) ??
  sideFault(votecal, ems.cursor.voters, guardedBy(guards)) ??
  sideFault(ems, votecal.cursor.voters, guardedBy(guards));

/**
 * Nothing is published before this: both files are what was announced, to their last byte and row, they are rolls of
 * this county, and they differ no more than two rolls can.
 */
export const verifyRolls = (
  outcome: 'done' | RollRefused,
  rolls: Rolls,
  found: DifferenceTally,
  { guards, last }: { readonly guards: Guards; readonly last: LastExtract | undefined },
): Result<Pick<CompareReport, 'ems' | 'votecal'>, RollRefused> => {
  const { ems, votecal } = rolls;
  const fault =
    filesFault(outcome, rolls, guards) ??
    guardedBy(guards)(pairFaults({ ems: ems.cursor, votecal: votecal.cursor }, found, last));
  return fault ? err(fault) : ok({ ems: sideReport(ems), votecal: sideReport(votecal) });
};
