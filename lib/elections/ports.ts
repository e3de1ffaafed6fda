import type { Language } from '../shared/codes.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import type { Election } from './domain/election.ts';
import type { CountyParticipation } from './domain/participation.ts';
import type { RequestedElection } from './domain/requested-election.ts';

/** The elections and which counties take part. Throws when the table cannot be reached. */
export type ElectionStore = {
  /** The election, or undefined when there is none with this ID. */
  find(electionId: string): Promise<Election | undefined>;
  /** All elections, soonest date first. */
  list(): Promise<readonly Election[]>;
  /** Adds an election. `exists` when the ID is taken: nothing was changed. */
  create(election: Election): Promise<'created' | 'exists'>;
  /** Replaces an election by its next version. `conflict` when somebody else was faster: nothing was changed. */
  change(election: Election): Promise<'changed' | 'conflict'>;
  /** What the county said about taking part, or undefined when it said nothing. */
  participation(electionId: string, county: CountyCode): Promise<CountyParticipation | undefined>;
  /** What all counties said about it that said anything. */
  participations(electionId: string): Promise<readonly CountyParticipation[]>;
  /** Keeps the county's answer in place of the one before it. `conflict` when another was given meanwhile: nothing was changed. */
  saveParticipation(participation: CountyParticipation): Promise<'saved' | 'conflict'>;
};

/**
 * What counties have asked for, apart from the elections: what only reads elections cannot come upon a request. Throws when the
 * table cannot be reached.
 */
export type ElectionRequests = {
  find(electionId: string): Promise<RequestedElection | undefined>;
  /** All of a county, or of every one, that wait or were declined, soonest date first. */
  list(county: CountyCode | null): Promise<readonly RequestedElection[]>;
  /**
   * Keeps a request of version 1 where there is none, and a later version in place of the one before it, which was declined.
   * `exists` when an election or another request has the ID.
   */
  ask(election: Election): Promise<'asked' | 'exists'>;
  /** Replaces a request by its next version. `conflict` when somebody else was faster. */
  change(requested: RequestedElection): Promise<'changed' | 'conflict'>;
  /** Makes an election of the request's next version, and takes the request away: both or none. */
  accept(election: Election): Promise<'accepted' | 'conflict' | 'exists'>;
};

/** How long the longest text of a language gets with an election's name: what the carrier bills, and what it may. */
export type TextParts = {
  readonly language: Language;
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly parts: number;
  readonly budget: number;
  /** Whether the text keeps its language's budget: its parts, and GSM-7 where the language is written in it. */
  readonly fits: boolean;
};

/** Measures the texts of these languages with the name that they would carry. */
export type MeasureTexts = (
  name: string,
  date: Temporal.PlainDate,
  languages: readonly Language[],
) => readonly TextParts[];
