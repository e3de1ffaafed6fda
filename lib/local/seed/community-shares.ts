import { LANGUAGES, type Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';

/**
 * How many of a hundred voters carry a name from each community, in the order of `LANGUAGES`
 * (en es zh hi ja km ko fil th vi). Invented, only loosely shaped after the counties: no statistic.
 */
const ELSEWHERE = [74, 20, 1, 1, 1, 0, 0, 2, 0, 1];
const SHARES: Readonly<Partial<Record<CountyCode, readonly number[]>>> = {
  '01': [46, 20, 14, 7, 1, 1, 2, 6, 0, 3],
  '10': [44, 42, 1, 5, 2, 3, 0, 2, 0, 1],
  '13': [22, 74, 1, 0, 0, 0, 1, 1, 0, 1],
  '15': [50, 42, 1, 2, 0, 1, 0, 3, 0, 1],
  '19': [40, 40, 5, 1, 2, 2, 4, 4, 1, 1],
  '24': [42, 48, 1, 4, 0, 1, 0, 2, 0, 2],
  '27': [45, 44, 1, 1, 2, 0, 1, 5, 0, 1],
  '30': [45, 28, 5, 2, 2, 1, 5, 3, 1, 8],
  '34': [58, 17, 6, 5, 2, 1, 1, 5, 1, 4],
  '37': [54, 28, 3, 2, 1, 1, 1, 7, 0, 3],
  '38': [47, 13, 25, 2, 2, 0, 2, 5, 1, 3],
  '39': [45, 35, 2, 4, 1, 4, 0, 7, 0, 2],
  '41': [47, 18, 13, 4, 2, 0, 1, 13, 0, 2],
  '43': [38, 20, 12, 10, 2, 1, 2, 5, 0, 10],
  '48': [55, 20, 2, 2, 1, 0, 1, 17, 0, 2],
  '51': [60, 24, 1, 13, 0, 0, 0, 1, 0, 1],
  '54': [41, 54, 1, 1, 0, 0, 0, 2, 1, 0],
  '58': [66, 22, 1, 8, 0, 0, 0, 2, 0, 1],
};

/** A hundred entries, one language each, so that a draw is a single look-up. */
export const communityDraw = (county: CountyCode): readonly Language[] => {
  const shares = SHARES[county] ?? ELSEWHERE;
  return LANGUAGES.flatMap((language, position) => Array.from({ length: shares[position] ?? 0 }, () => language));
};
