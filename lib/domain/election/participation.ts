import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import { concerns, type Election } from './election.ts';

/** What a county said about taking part in an election; counties that said nothing take part by default. */
export type CountyParticipation = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly participates: boolean;
  /** When the present answer was given. For a county that opted back in, nothing older is messaged. */
  readonly changedAt: Temporal.Instant;
};

/** Statewide all 58 are in unless they opt out; a local election is its county's own (guidance, p. 1). */
export const participates = (
  election: Election,
  county: CountyCode,
  stated: CountyParticipation | undefined,
): boolean => concerns(election, county) && (stated?.participates ?? true);
