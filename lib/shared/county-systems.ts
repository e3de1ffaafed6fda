/**
 * Where counties' systems are. `simulated`: on the same machine too, over plain http. The emulator's assembly says so of itself, and a
 * stage's name does not: `cte` is one on AWS, and one beside the local stage.
 */
export const COUNTY_SYSTEMS = ['public', 'simulated'] as const;
export type CountySystems = (typeof COUNTY_SYSTEMS)[number];
