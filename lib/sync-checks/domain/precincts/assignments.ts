import * as z from 'zod';
import { compareDifferences, PRECINCT_PRIORITY, type PrecinctDifference } from '../difference.ts';

/** The columns of a file of precincts and districts: one row, one assignment. */
export const PRECINCT_COLUMNS = ['precinct', 'district'] as const;

/** The codes of the districts in which each precinct lies, by the code of the precinct. */
export type Assignments = ReadonlyMap<string, ReadonlySet<string>>;

/** What a check tells of the two files: precincts in each (null where a side sent none), and how many differ. */
export const PrecinctCounts = z.object({
  ems: z.int().nullable(),
  votecal: z.int().nullable(),
  /** Null when the two sides could not be compared: one sent no file. */
  differences: z.int().nullable(),
});
export type PrecinctCounts = Readonly<z.infer<typeof PrecinctCounts>>;

/** Neither side sent a file. */
export const NO_PRECINCTS: PrecinctCounts = { ems: null, votecal: null, differences: null };

const districtsOf = (assignments: Assignments, precinct: string): string | null => {
  const districts = assignments.get(precinct);
  return districts === undefined ? null : [...districts].toSorted().join(' ');
};

/** The precincts whose districts differ, in the order of the report: one difference a precinct. */
export const precinctDifferences = (ems: Assignments, votecal: Assignments): PrecinctDifference[] =>
  [...new Set([...ems.keys(), ...votecal.keys()])]
    .map(
      (precinct): PrecinctDifference => ({
        voterId: null,
        precinct,
        class: 'field',
        category: 'precinct-district',
        field: 'districts',
        ems: districtsOf(ems, precinct),
        votecal: districtsOf(votecal, precinct),
        priority: PRECINCT_PRIORITY,
      }),
    )
    .filter((difference) => difference.ems !== difference.votecal)
    .toSorted(compareDifferences);
