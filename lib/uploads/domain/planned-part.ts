import { addCounts, NO_COUNTS, type PlanCounts, withFewCodes } from '../../ballot-tracking/domain/plan/counts.ts';
import type { ChunkRow } from './chunk.ts';

/** What a part of a file comes to, and some of its rows that are about ballots nobody knows here. */
export type PlannedPart = { readonly counts: PlanCounts; readonly newcomers: readonly ChunkRow[] };

/** Nothing. */
export const NO_PART: PlannedPart = { counts: NO_COUNTS, newcomers: [] };

/** So many rows about ballots that nobody knows are looked for in other elections. */
const MOST_NEWCOMERS = 24;

/** Two parts together; how many rows they have changes nothing of its size. */
export const addParts = (one: PlannedPart, other: PlannedPart): PlannedPart => ({
  counts: withFewCodes(addCounts(one.counts, other.counts)),
  newcomers: [...one.newcomers, ...other.newcomers].slice(0, MOST_NEWCOMERS),
});
