import { err, ok, type Result } from '../../shared/result.ts';
import { BrokenCompression } from '../domain/compare/broken-compression.ts';
import {
  type CompareReport,
  countDifference,
  type DifferenceCounts,
  noDifferences,
  type RollRefused,
} from '../domain/compare/compare-report.ts';
import { LISTED_PROBLEMS } from '../domain/compare/roll-cursor.ts';
import type { DifferenceSink } from '../domain/compare/row-differences.ts';
import { mostExpected, type ReadRoll, verifyRolls } from '../domain/compare/verify-rolls.ts';
import type { Difference } from '../domain/difference.ts';
import type { ComparisonTools, DifferenceSorter, RollToCompare } from '../ports/comparison.ts';
import { compareAnyOrder, compareSameOrder, type OpenedRoll } from './run-engine.ts';

export interface CompareRequest {
  readonly ems: RollToCompare;
  readonly votecal: RollToCompare;
  /** The county whose rolls these are: rows of another are left out and reported. */
  readonly county: string;
  /** Receives the differences in order, after both files have proved to be what was announced, never before. */
  readonly onDifference: (difference: Difference) => void | Promise<void>;
}

/**
 * Compares a county's roll with VoteCal's: as if both had the same order first, and in any order when they have not.
 * Rows that cannot take part are reported and stop nothing; a file that is not what was announced is refused whole.
 * Rejects when a stream fails, when the disk is full, and when `onDifference` rejects. Memory: about 34 bytes a voter
 * where the rows are in different orders, else constant.
 */
export const compareRolls = async (
  tools: ComparisonTools,
  request: CompareRequest,
): Promise<Result<CompareReport, RollRefused>> => {
  const likelyMost = mostExpected(request.ems.expected, request.votecal.expected);
  let found = collector(tools, likelyMost);
  try {
    const first = await compareSameOrder(tools, { ...request, report: found.report });
    if (first.outcome !== 'out-of-order') return await report(request, 'same-order', first.outcome, first, found);
    // What was reported so far counts for nothing.
    found.sorter.close();
    found = collector(tools, likelyMost);
    const second = await compareAnyOrder(tools, { ...request, report: found.report }, first);
    return await report(request, 'any-order', 'done', second, found);
  } catch (error) {
    if (error instanceof BrokenCompression) return err({ code: 'broken-compression', side: error.side });
    throw error;
  } finally {
    found.sorter.close();
  }
};

interface Collector {
  readonly report: DifferenceSink;
  readonly counts: DifferenceCounts;
  readonly sorter: DifferenceSorter;
}

/** Counts and keeps differences; past the limit there is no report to keep them for. */
const collector = (tools: ComparisonTools, most: number): Collector => {
  const counts = noDifferences();
  const sorter = tools.sorter();
  const report: DifferenceSink = (difference) => {
    countDifference(counts, difference);
    if (counts.total <= most) sorter.add(difference);
  };
  return { report, counts, sorter };
};

const asRead = ({ roll: { expected }, input, cursor }: OpenedRoll): ReadRoll => ({
  expected,
  cursor,
  bytes: input.bytes(),
  sha256: input.sha256(),
});

/** The report of two rolls that are what was announced, once every difference was handed over. */
const report = async (
  { county, onDifference }: CompareRequest,
  engine: CompareReport['engine'],
  outcome: 'done' | RollRefused,
  { ems, votecal }: { readonly ems: OpenedRoll; readonly votecal: OpenedRoll },
  { counts, sorter }: Collector,
): Promise<Result<CompareReport, RollRefused>> => {
  const verified = verifyRolls(outcome, { ems: asRead(ems), votecal: asRead(votecal) }, counts.total);
  if (!verified.ok) return verified;
  for (const difference of sorter.sorted()) {
    const handedOver = onDifference(difference);
    if (handedOver !== undefined) await handedOver;
  }
  const problems = [...ems.cursor.problems, ...votecal.cursor.problems].slice(0, LISTED_PROBLEMS);
  return ok({ county, engine, ...verified.value, counts, problems });
};
