import { concerns, type Election } from '../../../lib/elections/domain/election.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import type { HomeCounty } from '../../../lib/voter-site/pages/home.tsx';

/** What the start page shows of the elections of these days: the soonest statewide one, and those of the county alone. */
export const homeElections = (
  current: readonly Election[],
  county: CountyCode | undefined,
): { readonly election: Election | undefined; readonly chosen?: HomeCounty } => {
  const election = current.find(({ kind }) => kind === 'statewide');
  if (county === undefined) return { election };
  const own = current.filter((one) => one.kind === 'local' && concerns(one, county));
  return { election, chosen: { county, elections: own } };
};
