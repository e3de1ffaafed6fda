import type { CountyCode } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';

/** Whether somebody may see a county's file, and change of it what is a county's own to change. */
export const isOwnCounty = (who: Side, county: CountyCode): boolean => who.county === null || who.county === county;
