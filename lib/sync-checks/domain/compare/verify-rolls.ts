import { err, ok, type Result } from '../../../shared/result.ts';
import { mostDifferences } from '../judge.ts';
import type { CompareReport, RollRefused } from './compare-report.ts';
import type { RollCursor } from './roll-cursor.ts';
import type { Side } from './row-problem.ts';

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

/** The most differences that comparable rolls can have by what was announced; what was read decides in the end. */
export const mostExpected = (ems: ExpectedRoll, votecal: ExpectedRoll): number =>
  ems.rows === undefined || votecal.rows === undefined
    ? Number.POSITIVE_INFINITY
    : mostDifferences(Math.max(ems.rows, votecal.rows));

/**
 * Whether rows of the same bytes need no look inside: VoteCal's exporter promised a canonical roll, and both headers
 * are in the canonical order.
 */
export const mayTrust = (promisedCanonical: boolean, ems: RollCursor, votecal: RollCursor): boolean =>
  promisedCanonical && votecal.layout?.canonical === true && ems.layout?.canonical === true;

const sideReport = (
  { expected, cursor, bytes, sha256 }: ReadRoll,
  complete: boolean,
): Result<SideReport, RollRefused> => {
  const { side, rows, voters, problemCounts: problems } = cursor;
  if (expected.bytes !== undefined && bytes !== expected.bytes) return err({ code: 'wrong-size', side });
  if (expected.sha256 !== undefined && sha256 !== expected.sha256) return err({ code: 'wrong-sha256', side });
  if (complete && expected.rows !== undefined && rows !== expected.rows) return err({ code: 'wrong-row-count', side });
  return ok({ rows, voters, bytes, sha256, problems });
};

/** A file that was announced rightly and is yet no roll of this county. A few foreign rows are only left out. */
const wrongRoll = (side: Side, own: SideReport, other: SideReport): RollRefused | undefined => {
  if ((own.problems['other-county'] ?? 0) * 2 > own.rows) return { code: 'wrong-county', side };
  return own.voters === 0 && other.voters > 0 ? { code: 'no-voters', side } : undefined;
};

/**
 * Nothing is published before this: both files are what was announced, to their last byte and row, they are rolls of
 * this county, and they differ no more than two rolls can. A header's refusal counts only when the stored object is the
 * announced one; of such a file the rows were not counted.
 */
export const verifyRolls = (
  outcome: 'done' | RollRefused,
  rolls: { readonly ems: ReadRoll; readonly votecal: ReadRoll },
  differences: number,
): Result<Pick<CompareReport, 'ems' | 'votecal'>, RollRefused> => {
  const ems = sideReport(rolls.ems, outcome === 'done');
  if (!ems.ok) return ems;
  const votecal = sideReport(rolls.votecal, outcome === 'done');
  if (!votecal.ok) return votecal;
  if (outcome !== 'done') return err(outcome);
  const refused = wrongRoll('ems', ems.value, votecal.value) ?? wrongRoll('votecal', votecal.value, ems.value);
  if (refused) return err(refused);
  return differences > mostDifferences(Math.max(ems.value.voters, votecal.value.voters))
    ? err({ code: 'not-comparable', side: null })
    : ok({ ems: ems.value, votecal: votecal.value });
};
