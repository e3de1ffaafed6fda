import { createHash } from 'node:crypto';
import type { CountyCode } from '../../shared/counties.ts';
import { PRECINCT_COLUMNS } from '../../sync-checks/domain/precincts/assignments.ts';
import type { Precinct } from './precincts.ts';
import type { InjectedDifference, PrecinctFile } from './types.ts';

/** The one county whose two sides assign precincts differently: Plumas, whose districts differ anyway. */
const COUNTY_APART: CountyCode = '32';

type Sides = {
  readonly ems: readonly Precinct[];
  readonly votecal: readonly Precinct[];
  readonly differences: readonly InjectedDifference[];
};

const differenceOf = (precinct: string, ems: string | null, votecal: string | null): InjectedDifference => ({
  voterId: null,
  precinct,
  class: 'field',
  category: 'precinct-district',
  field: 'districts',
  ems,
  votecal,
});

/**
 * Each side's precincts. In one county the EMS has one in another supervisor's district, and has split one off that VoteCal
 * does not know yet: what redistricting leaves behind.
 */
export const precinctSides = (county: CountyCode, precincts: readonly Precinct[]): Sides => {
  const [first, ...others] = precincts;
  if (county !== COUNTY_APART || first === undefined) return { ems: precincts, votecal: precincts, differences: [] };
  const moved = { code: first.code, districts: first.districts.replace(/SUP\d$/, 'SUP9') };
  const split = { code: `${first.code}A`, districts: first.districts };
  return {
    ems: [moved, split, ...others],
    votecal: precincts,
    differences: [
      differenceOf(first.code, moved.districts, first.districts),
      differenceOf(split.code, split.districts, null),
    ],
  };
};

/** The file of a side's precincts and districts. */
export const precinctFile = (precincts: readonly Precinct[]): PrecinctFile => {
  const rows = precincts.flatMap(({ code, districts }) =>
    districts.split(' ').map((district) => `${code},${district}\n`),
  );
  const bytes = Buffer.from(`${PRECINCT_COLUMNS.join(',')}\n${rows.join('')}`);
  return { bytes, rows: rows.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};
