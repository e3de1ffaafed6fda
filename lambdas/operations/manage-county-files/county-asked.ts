import { type County, CountyCode, countyOf } from '../../../lib/shared/counties.ts';
import type { Side } from '../../../lib/shared/identity.ts';

/** Whose file it is about: a county's own, or the one that the state names. Undefined: another county's, or none that there is. */
export const countyNamed = (by: Side, text: unknown): County | undefined => {
  const { data: code } = CountyCode.safeParse(text);
  return code !== undefined && (by.county === null || by.county === code) ? countyOf(code) : undefined;
};

/** The same of a page, which a county opens without naming itself. `none`: the state has named none yet. */
export const countyAsked = (by: Side, text: string | undefined): County | 'none' | undefined => {
  if (text !== undefined) return countyNamed(by, text);
  return by.county === null ? 'none' : countyOf(by.county);
};
