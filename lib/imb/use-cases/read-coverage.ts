import type { Election } from '../../elections/domain/election.ts';
import { COUNTIES } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import type { Coverage } from '../domain/coverage.ts';
import type { CoverageCounts } from '../ports.ts';

/** The coverage of an election as somebody sees it: their county's, or that of every county that has barcodes. */
export const readCoverage = async (
  counts: CoverageCounts,
  election: Election,
  { county }: Side,
): Promise<readonly Coverage[]> => {
  const own = county ?? election.county;
  if (own !== null) return [await counts.of(election.id, own)];
  const all = await Promise.all(COUNTIES.map(({ code }) => counts.of(election.id, code)));
  return all.filter((coverage) => coverage.counts.length > 0);
};
