import { err, ok, type Result } from '../../../shared/result.ts';
import {
  type CompareReport,
  countDifference,
  type DifferenceCounts,
  noDifferences,
  type RollRefused,
} from '../../domain/compare/compare-report.ts';
import { LISTED_PROBLEMS } from '../../domain/compare/roll-cursor.ts';
import type { DifferenceSink } from '../../domain/compare/row-differences.ts';
import type { Side } from '../../domain/compare/row-problem.ts';
import type { Difference } from '../../domain/difference.ts';
import { mostDifferences } from '../../domain/judge.ts';
import { type DifferenceSorter, differenceSorter } from './difference-sorter.ts';
import { compareAnyOrder, compareSameOrder, type EngineRun, type OpenedRoll } from './engine-run.ts';
import { BrokenCompression } from './roll-input.ts';
import type { RollSource } from './roll-source.ts';

export interface CompareRequest {
  readonly ems: RollSource;
  readonly votecal: RollSource;
  /** The county whose rolls these are: rows of another are left out and reported. */
  readonly county: string;
  /** Receives the differences in order, after both files have proved to be what was announced, never before. */
  readonly onDifference: (difference: Difference) => void | Promise<void>;
}

/**
 * Compares a county's roll with VoteCal's. Rows that cannot take part are reported and stop nothing; a file that is not
 * what was announced is refused whole. Rejects when a stream fails, when the disk is full, and when `onDifference`
 * rejects. Memory: about 34 bytes a voter where the rows are in different orders, else constant.
 */
export const compareRolls = async (request: CompareRequest): Promise<Result<CompareReport, RollRefused>> => {
  const likelyMost = mostExpected(request);
  let found = collector(likelyMost);
  try {
    let engine: CompareReport['engine'] = 'same-order';
    let run = await compareSameOrder({ ...request, report: found.report });
    if (run.outcome === 'out-of-order') {
      found.sorter.close();
      found = collector(likelyMost);
      engine = 'any-order';
      run = await compareAnyOrder({ ...request, report: found.report }, run);
    }
    const verified = verify(run, found.counts);
    if (!verified.ok) return verified;
    for (const difference of found.sorter.sorted()) {
      const published = request.onDifference(difference);
      if (published !== undefined) await published;
    }
    return ok({
      county: request.county,
      engine,
      ...verified.value,
      counts: found.counts,
      problems: [...run.ems.cursor.problems, ...run.votecal.cursor.problems].slice(0, LISTED_PROBLEMS),
    });
  } catch (error) {
    if (error instanceof BrokenCompression) return err({ code: 'broken-compression', side: error.side });
    throw error;
  } finally {
    found.sorter.close();
  }
};

/** The limit of comparable rolls by what was announced; what was read decides in the end. */
const mostExpected = ({ ems, votecal }: CompareRequest): number =>
  ems.expected.rows === undefined || votecal.expected.rows === undefined
    ? Number.POSITIVE_INFINITY
    : mostDifferences(Math.max(ems.expected.rows, votecal.expected.rows));

interface Collector {
  readonly report: DifferenceSink;
  readonly counts: DifferenceCounts;
  readonly sorter: DifferenceSorter;
}

/** Counts and keeps differences; past the limit there is no report to keep them for. */
const collector = (most: number): Collector => {
  const counts = noDifferences();
  const sorter = differenceSorter();
  const report: DifferenceSink = (difference) => {
    countDifference(counts, difference);
    if (counts.total <= most) sorter.add(difference);
  };
  return { report, counts, sorter };
};

type SideReport = CompareReport['ems'];

const sideReport = (
  { source: { expected }, input, cursor }: OpenedRoll,
  complete: boolean,
): Result<SideReport, RollRefused> => {
  const { side, rows, voters, problemCounts: problems } = cursor;
  const bytes = input.bytes();
  const sha256 = input.sha256();
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

/** Nothing is published before this: both files are what was announced, to their last byte and row. */
const verify = (
  run: EngineRun,
  counts: DifferenceCounts,
): Result<{ ems: SideReport; votecal: SideReport }, RollRefused> => {
  const { outcome } = run;
  if (outcome === 'out-of-order') throw new Error('A comparison ended before its rolls did.');
  const ems = sideReport(run.ems, outcome === 'done');
  if (!ems.ok) return ems;
  const votecal = sideReport(run.votecal, outcome === 'done');
  if (!votecal.ok) return votecal;
  if (outcome !== 'done') return err(outcome);
  const refused = wrongRoll('ems', ems.value, votecal.value) ?? wrongRoll('votecal', votecal.value, ems.value);
  if (refused) return err(refused);
  return counts.total > mostDifferences(Math.max(ems.value.voters, votecal.value.voters))
    ? err({ code: 'not-comparable', side: null })
    : ok({ ems: ems.value, votecal: votecal.value });
};
