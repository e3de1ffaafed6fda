import { type CountyCode, countyOf } from '../../shared/counties.ts';
import { randomFor } from './random.ts';

const PRECINCT = 2;
const VOTERS_PER_PRECINCT = 1500;

/** A precinct and the districts it lies in: codes sorted, separated by a space. */
export type Precinct = { readonly code: string; readonly districts: string };

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The invented precincts of a county, as many as its real size calls for and the same at every scale. District kinds
 * are the ones a California ballot has (Assembly, Board of Equalization, Congress, Senate, supervisor), their numbers
 * are not the county's own.
 */
export const precinctsOf = (county: CountyCode): readonly Precinct[] => {
  const count = Math.max(4, Math.ceil(countyOf(county).activeRegistered2022 / VOTERS_PER_PRECINCT));
  const number = Number(county);
  const spread = Math.ceil(count / 120);
  return Array.from({ length: count }, (_, index) => {
    const random = randomFor(PRECINCT, county, index);
    const districts = [
      `AD${two(1 + ((number + random.below(2 * spread)) % 80))}`,
      `BOE${1 + (number % 4)}`,
      `CD${two(1 + ((number + random.below(1 + spread)) % 52))}`,
      `SD${two(1 + ((number + random.below(1 + spread)) % 40))}`,
      `SUP${1 + (index % 5)}`,
    ];
    return { code: `${county}${String(100 + index * 2).padStart(4, '0')}`, districts: districts.join(' ') };
  });
};
