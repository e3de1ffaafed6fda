import { type CountyCode, countyOf } from '../../shared/counties.ts';
import type { RollRow } from '../../sync-checks/domain/roll-format.ts';
import { injectDifferences } from './differences.ts';
import { extractStyleOf } from './ems.ts';
import { Permutation } from './permutation.ts';
import { precinctFile, precinctSides } from './precinct-file.ts';
import { canonicalFile, styledFile } from './roll-file.ts';
import { type CountyPool, countyPool } from './roll-voter.ts';
import { voterAt } from './tracked-voters.ts';
import type { SeededCounty } from './types.ts';

const ROW_ORDER = 5;
/** Leaves the smallest counties enough voters to track and to differ. */
const MIN_VOTERS = 80;

/** One seeded voter stands for this many real ones unless the stage is told otherwise. */
export const DEFAULT_SCALE = 100;

/** How many voters a county has at 1:`scale`. Throws unless the scale is a positive whole number. */
export const seededVoters = (county: CountyCode, scale: number = DEFAULT_SCALE): number => {
  if (!Number.isInteger(scale) || scale < 1) throw new Error(`A scale is a whole number from 1 up, not ${scale}.`);
  return Math.max(MIN_VOTERS, Math.round(countyOf(county).activeRegistered2022 / scale));
};

type SideEdits = ReadonlyMap<number, Partial<RollRow> | null>;

function* sideRows(pool: CountyPool, voters: number, edits: SideEdits, order?: Permutation): Generator<RollRow> {
  for (let place = 0; place < voters; place += 1) {
    const index = order === undefined ? place : order.at(place);
    const edit = edits.get(index);
    if (edit === null) continue;
    const voter = voterAt(pool, index);
    yield edit === undefined ? voter : { ...voter, ...edit };
  }
}

/**
 * Both sides of a county's sync check at 1:`scale`, with the differences that were put between them. Depends on nothing
 * but the county and the scale.
 */
export const seedCounty = (county: CountyCode, scale: number = DEFAULT_SCALE): SeededCounty => {
  const voters = seededVoters(county, scale);
  const pool = countyPool(county);
  const { truth, ems, votecal } = injectDifferences(pool, voters);
  const style = extractStyleOf(county);
  const order = style.sorted ? undefined : new Permutation(ROW_ORDER, county, voters);
  const precincts = precinctSides(county, pool.precincts);
  const voteCalRows = () => sideRows(pool, voters, votecal);
  const emsRows = () => sideRows(pool, voters, ems, order);
  return {
    county,
    truth,
    voteCalRows,
    emsRows,
    voteCalFile: () => canonicalFile('roll', voteCalRows(), truth.records.votecal),
    voteCalPrecincts: () => precinctFile(precincts.votecal),
    emsPrecincts: () => precinctFile(precincts.ems),
    emsExtract: () => styledFile(`extract-${county}`, style, emsRows(), truth.records.ems),
  };
};
