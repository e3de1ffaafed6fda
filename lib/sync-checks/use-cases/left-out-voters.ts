import type { NotCompared } from '../domain/compare/compare-report.ts';
import { DifferenceTally } from '../domain/compare/difference-tally.ts';
import type { MostKept } from '../domain/compare/most-kept.ts';
import {
  isNotCompared,
  type Knows,
  LACKED_BY,
  type MayStandIn,
  mayStandIn,
  type Owners,
  ownersOf,
} from '../domain/compare/not-compared.ts';
import type { DifferenceSink } from '../domain/compare/row-differences.ts';
import { SIDES, type Side } from '../domain/compare/row-problem.ts';
import type { ComparisonTools, DifferenceSorter } from '../ports/comparison.ts';
import type { ComparedRolls } from './run-engine.ts';

/** The differences of one run. */
export interface Collector {
  readonly report: DifferenceSink;
  readonly tally: DifferenceTally;
  readonly sorter: DifferenceSorter;
  /** Whether one was counted and not kept: such a count is never published. */
  readonly hasDropped: () => boolean;
}

/**
 * Counts and keeps differences. Past the limit there is no report to keep them for; fields and whole voters have a limit
 * each, because whole voters may be taken back: what is published then must have been kept.
 */
export const collector = (tools: ComparisonTools, most: MostKept): Collector => {
  const tally = new DifferenceTally();
  const sorter = tools.sorter();
  let dropped = false;
  const report: DifferenceSink = (difference) => {
    tally.add(difference);
    const { total, byClass } = tally.counts;
    const isKept = difference.class === 'field' ? byClass.field <= most.fields : total - byClass.field <= most.voters;
    if (isKept) sorter.add(difference);
    else dropped = true;
  };
  return { report, tally, sorter, hasDropped: () => dropped };
};

type Whole = 'in-ems-not-votecal' | 'in-votecal-not-ems';
const OWNER = { 'in-ems-not-votecal': 'ems', 'in-votecal-not-ems': 'votecal' } as const satisfies Record<Whole, Side>;

/** Who is not compared, and how many. */
export interface Settled {
  readonly may: Readonly<Record<Side, MayStandIn>>;
  readonly counts: Pick<NotCompared, 'lackedBy' | 'mayBeListed'>;
}

/**
 * Finds who may stand in the rows that were left out, and takes those voters out of the counts: they are not missing.
 * `unknown`: only the engine for any order can tell whose some rows are.
 */
export const votersLeftOut = (
  { ems, votecal }: ComparedRolls,
  { tally, sorter }: Collector,
  knows: Knows,
): Settled | 'unknown' => {
  const leftOut = { ems: ems.cursor.leftOut, votecal: votecal.cursor.leftOut };
  const alone: Readonly<Record<Side, Set<string>>> = { ems: new Set(), votecal: new Set() };
  if (SIDES.some((side) => leftOut[side].hasUnsure)) {
    for (const { class: group, voterId } of sorter.sorted()) {
      if (group === 'field') continue;
      if (SIDES.some((side) => leftOut[side].mayBeOf(voterId))) alone[OWNER[group]].add(voterId);
    }
  }
  ems.cursor.lacks(alone.votecal);
  votecal.cursor.lacks(alone.ems);
  const knowsVoter: Knows = (side, voterId) => alone[side].has(voterId) || knows(side, voterId);
  const inEms = ownersOf('ems', leftOut, knowsVoter);
  const inVotecal = ownersOf('votecal', leftOut, knowsVoter);
  if (inEms === 'unknown' || inVotecal === 'unknown') return 'unknown';
  return settle({ ems: inEms, votecal: inVotecal }, tally, sorter);
};

const settle = (owners: Readonly<Record<Side, Owners>>, tally: DifferenceTally, sorter: DifferenceSorter): Settled => {
  const lackedBy = { ems: 0, votecal: 0 };
  const mayBeListed = { ems: 0, votecal: 0 };
  const named = { ems: owners.ems.named, votecal: owners.votecal.named };
  if (named.ems.size + named.votecal.size > 0) {
    for (const difference of sorter.sorted()) {
      if (difference.class !== 'field' && isNotCompared(difference, named)) {
        lackedBy[difference.class === LACKED_BY.ems ? 'ems' : 'votecal'] += 1;
      }
    }
  }
  const may: Record<Side, MayStandIn> = { ...named };
  for (const side of SIDES) {
    const lacked = tally.counts.byClass[LACKED_BY[side]];
    may[side] = mayStandIn(owners[side], lacked - lackedBy[side]);
    if (may[side] === 'anybody') lackedBy[side] = lacked;
    else if (lacked > lackedBy[side]) mayBeListed[side] = owners[side].unnamed;
    tally.takeBack(LACKED_BY[side], lackedBy[side]);
  }
  return { may, counts: { lackedBy, mayBeListed } };
};
