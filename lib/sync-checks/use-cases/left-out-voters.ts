import { DifferenceTally } from '../domain/compare/difference-tally.ts';
import { isNotCompared, type Knows, type MayStandIn, mayStandIn } from '../domain/compare/not-compared.ts';
import type { DifferenceSink } from '../domain/compare/row-differences.ts';
import type { Side } from '../domain/compare/row-problem.ts';
import type { ComparisonTools, DifferenceSorter } from '../ports/comparison.ts';
import type { ComparedRolls } from './run-engine.ts';

/** The differences of one run. */
export interface Collector {
  readonly report: DifferenceSink;
  readonly tally: DifferenceTally;
  readonly sorter: DifferenceSorter;
}

/** Counts and keeps differences; past the limit there is no report to keep them for. */
export const collector = (tools: ComparisonTools, most: number): Collector => {
  const tally = new DifferenceTally();
  const sorter = tools.sorter();
  const report: DifferenceSink = (difference) => {
    tally.add(difference);
    if (tally.counts.total <= most) sorter.add(difference);
  };
  return { report, tally, sorter };
};

type Whole = 'in-ems-not-votecal' | 'in-votecal-not-ems';
const OWNER = { 'in-ems-not-votecal': 'ems', 'in-votecal-not-ems': 'votecal' } as const satisfies Record<Whole, Side>;

/**
 * Finds who may stand in the rows that were left out, and takes those voters out of the counts: they are not missing.
 * `unknown`: only the engine for any order can tell whose some rows are.
 */
export const votersLeftOut = (
  { ems, votecal }: ComparedRolls,
  { tally, sorter }: Collector,
  knows: Knows,
): Readonly<Record<Side, MayStandIn>> | 'unknown' => {
  const leftOut = { ems: ems.cursor.leftOut, votecal: votecal.cursor.leftOut };
  const unsure = new Set([...leftOut.ems.unsure, ...leftOut.votecal.unsure]);
  const alone: Readonly<Record<Side, Set<string>>> = { ems: new Set(), votecal: new Set() };
  if (unsure.size > 0) {
    for (const { class: group, voterId } of sorter.sorted()) {
      if (group !== 'field' && unsure.has(voterId)) alone[OWNER[group]].add(voterId);
    }
  }
  const knowsVoter: Knows = (side, voterId) => alone[side].has(voterId) || knows(side, voterId);
  const mayInEms = mayStandIn('ems', leftOut, knowsVoter);
  const mayInVotecal = mayStandIn('votecal', leftOut, knowsVoter);
  if (mayInEms === 'unknown' || mayInVotecal === 'unknown') return 'unknown';
  const may = { ems: mayInEms, votecal: mayInVotecal };
  if (mayInEms !== 'anybody' && mayInVotecal !== 'anybody' && mayInEms.size + mayInVotecal.size === 0) return may;
  const taken = { 'in-ems-not-votecal': 0, 'in-votecal-not-ems': 0 };
  for (const difference of sorter.sorted()) {
    if (difference.class !== 'field' && isNotCompared(difference, may)) taken[difference.class] += 1;
  }
  tally.takeBack('in-ems-not-votecal', taken['in-ems-not-votecal']);
  tally.takeBack('in-votecal-not-ems', taken['in-votecal-not-ems']);
  return may;
};
