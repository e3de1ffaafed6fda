import { type CountyCode, CountyCode as CountyCodeShape } from '../../shared/counties.ts';

/** Whose eyes the operations pages are seen with. */
export type OperationsViewer = { readonly role: 'sos' } | { readonly role: 'county'; readonly county: CountyCode };

/** The cookie that remembers the choice made with `?as=`. */
export const VIEWER_COOKIE = 'rollcall-local-as';

/** Reads `sos` or `county:03`; undefined for anything else. */
export const parseViewer = (text: string | undefined): OperationsViewer | undefined => {
  if (text === 'sos') return { role: 'sos' };
  const county = CountyCodeShape.safeParse(text?.replace(/^county:/, ''));
  return text?.startsWith('county:') && county.success ? { role: 'county', county: county.data } : undefined;
};
