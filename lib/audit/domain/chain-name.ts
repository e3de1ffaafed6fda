import { COUNTIES, type CountyCode } from '../../shared/counties.ts';

/** A chain of the trail: one a county, and the state's. Each is written by itself, so that no county waits for another. */
export type ChainName = CountyCode | 'state';

/** The chains, the state's first. */
export const CHAINS: readonly ChainName[] = ['state', ...COUNTIES.map(({ code }) => code)];

/** The chain that an entry belongs to, by whose business it is. */
export const chainOf = (county: CountyCode | null): ChainName => county ?? 'state';
