import { err, ok, type Result } from '../../shared/result.ts';
import type { CompareReport, NotCompared } from '../domain/compare/compare-report.ts';
import type { LastExtract } from '../domain/compare/file-fault.ts';
import type { Guards } from '../domain/compare/guards.ts';
import { LISTED_PROBLEMS } from '../domain/compare/left-out-rows.ts';
import { mostKept } from '../domain/compare/most-kept.ts';
import { isNotCompared } from '../domain/compare/not-compared.ts';
import type { RollRefused } from '../domain/compare/refusal.ts';
import { BrokenPromise } from '../domain/compare/row-again.ts';
import { UnreadableRoll } from '../domain/compare/unreadable-roll.ts';
import { filesFault, type ReadRoll, verifyRolls } from '../domain/compare/verify-rolls.ts';
import type { VoterDifference } from '../domain/difference.ts';
import type { ComparisonTools, DifferenceSorter, RollToCompare } from '../ports/comparison.ts';
import { type Collector, collector, type Settled, votersLeftOut } from './left-out-voters.ts';
import { compareAnyOrder, compareSameOrder, type OpenedRoll } from './run-engine.ts';

export interface CompareRequest {
  readonly ems: RollToCompare;
  readonly votecal: RollToCompare;
  /** The county whose rolls these are: rows of another are left out and reported. */
  readonly county: string;
  /** Both are on when it is not given. */
  readonly guards?: Guards | undefined;
  /** The county's extract of its last completed check, to tell one that is cut short. */
  readonly last?: LastExtract | undefined;
  /** Receives the differences in order, after both files have proved to be what was announced, never before. */
  readonly onDifference: (difference: VoterDifference) => void | Promise<void>;
}

const ALL_GUARDS: Guards = { ems: true, votecal: true };

/** Voters who could not be compared, of whom the report names the IDs. */
const NAMED_VOTERS = 1000;

/**
 * Compares a county's roll with VoteCal's: as if both had the same order first, and in any order when they have not.
 * Rows that cannot take part are reported, and their voters are not called missing; a file that is not what was
 * announced, or no roll, is refused whole. Rejects when a stream fails, when the disk is full, and when `onDifference`
 * rejects. Memory: about 34 bytes a voter where the rows are in different orders, else constant.
 */
export const compareRolls = async (
  tools: ComparisonTools,
  request: CompareRequest,
): Promise<Result<CompareReport, RollRefused>> => {
  const { ems, votecal } = request;
  if (ems.refused) return err({ ...ems.refused, side: 'ems' });
  if (votecal.refused) return err({ ...votecal.refused, side: 'votecal' });
  try {
    return await compareOnce(tools, request, true);
  } catch (error) {
    if (error instanceof UnreadableRoll) return err(error.refused);
    // VoteCal's roll is not what its exporter promised: every row is looked at, and nothing is taken on trust.
    if (error instanceof BrokenPromise) return compareWithoutTrust(tools, request);
    throw error;
  }
};

const compareWithoutTrust = async (
  tools: ComparisonTools,
  request: CompareRequest,
): Promise<Result<CompareReport, RollRefused>> => {
  try {
    return await compareOnce(tools, request, false);
  } catch (error) {
    if (error instanceof UnreadableRoll) return err(error.refused);
    throw error;
  }
};

const compareOnce = async (
  tools: ComparisonTools,
  request: CompareRequest,
  believed: boolean,
): Promise<Result<CompareReport, RollRefused>> => {
  const likelyMost = mostKept(request.ems.expected, request.votecal.expected, request.guards ?? ALL_GUARDS);
  let found = collector(tools, likelyMost);
  try {
    const first = await compareSameOrder(tools, { ...request, believed, report: found.report });
    if (first.outcome !== 'out-of-order') {
      const settled = votersLeftOut(first, found, () => undefined);
      if (settled !== 'unknown') return await report(request, 'same-order', first.outcome, first, found, settled);
      // Whose the damaged rows are need not be known of a file that is refused for them.
      const read = { ems: asRead(first.ems), votecal: asRead(first.votecal) };
      const fault = filesFault(first.outcome, read, request.guards ?? ALL_GUARDS);
      if (fault) return err(fault);
    }
    // What was reported so far counts for nothing.
    found.sorter.close();
    found = collector(tools, likelyMost);
    const second = await compareAnyOrder(tools, { ...request, believed, report: found.report }, first);
    const settled = votersLeftOut(second, found, second.knows);
    if (settled === 'unknown') throw new Error('The table of voters does not know its own.');
    return await report(request, 'any-order', 'done', second, found, settled);
  } finally {
    found.sorter.close();
  }
};

const asRead = ({ roll: { expected }, input, cursor }: OpenedRoll): ReadRoll => ({
  expected,
  cursor,
  bytes: input.bytes(),
  sha256: input.sha256(),
});

/** Hands over the differences in order, and gives the voters who could not be compared. */
const handOver = async (
  sorter: DifferenceSorter,
  { may, counts }: Settled,
  onDifference: CompareRequest['onDifference'],
): Promise<NotCompared> => {
  let voters = 0;
  const voterIds: string[] = [];
  for (const difference of sorter.sorted()) {
    if (isNotCompared(difference, may)) {
      voters += 1;
      if (voterIds.length < NAMED_VOTERS) voterIds.push(difference.voterId);
      continue;
    }
    const handedOver = onDifference(difference);
    if (handedOver !== undefined) await handedOver;
  }
  return { voters, voterIds: voterIds.toSorted((a, b) => (a < b ? -1 : 1)), ...counts };
};

/** The report of two rolls that are what was announced, once every difference was handed over. */
const report = async (
  { county, onDifference, guards = ALL_GUARDS, last }: CompareRequest,
  engine: CompareReport['engine'],
  outcome: 'done' | RollRefused,
  { ems, votecal }: { readonly ems: OpenedRoll; readonly votecal: OpenedRoll },
  { tally, sorter, hasDropped }: Collector,
  settled: Settled,
): Promise<Result<CompareReport, RollRefused>> => {
  const verified = verifyRolls(outcome, { ems: asRead(ems), votecal: asRead(votecal) }, tally, { guards, last });
  if (!verified.ok) return verified;
  if (hasDropped()) return err({ code: 'not-comparable', side: null });
  const notCompared = await handOver(sorter, settled, onDifference);
  const { counts, invisible } = tally;
  const problems = [...ems.cursor.leftOut.problems, ...votecal.cursor.leftOut.problems].slice(0, LISTED_PROBLEMS);
  return ok({ county, engine, ...verified.value, counts, invisible, notCompared, problems });
};
