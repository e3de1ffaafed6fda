import type { CountyCode } from '../../shared/counties.ts';
import zipCodes from '../data/zip-codes.json' with { type: 'json' };

const countiesByZip = new Map<string, CountyCode[]>();
for (const [county, zips] of Object.entries(zipCodes.counties)) {
  for (const zip of zips.split(' ')) countiesByZip.set(zip, [...(countiesByZip.get(zip) ?? []), county]);
}

/** The counties in which a ZIP code lies: mostly one, up to four, none outside of California. */
export const countiesOfZip = (zip: string): readonly CountyCode[] => countiesByZip.get(zip) ?? [];
