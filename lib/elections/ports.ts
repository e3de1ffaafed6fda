import type { CountyCode } from '../shared/counties.ts';
import type { Election } from './domain/election.ts';
import type { CountyParticipation } from './domain/participation.ts';

/** The elections and which counties take part. Throws when the table cannot be reached. */
export type ElectionStore = {
  /** The election, or undefined when there is none with this ID. */
  find(electionId: string): Promise<Election | undefined>;
  /** All elections, soonest date first. */
  list(): Promise<readonly Election[]>;
  /** Adds an election. `exists` when the ID is taken: nothing was changed. */
  create(election: Election): Promise<'created' | 'exists'>;
  /** What the county said about taking part, or undefined when it said nothing. */
  participation(electionId: string, county: CountyCode): Promise<CountyParticipation | undefined>;
  /** Keeps the county's answer. A repeat of the present answer keeps its date. */
  saveParticipation(participation: CountyParticipation): Promise<void>;
};
