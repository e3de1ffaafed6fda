import type { Language } from '../shared/codes.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
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
  /** Replaces an election by its next version. `conflict` when somebody else was faster: nothing was changed. */
  change(election: Election): Promise<'changed' | 'conflict'>;
  /** What the county said about taking part, or undefined when it said nothing. */
  participation(electionId: string, county: CountyCode): Promise<CountyParticipation | undefined>;
  /** Keeps the county's answer. A repeat of the present answer keeps its date. */
  saveParticipation(participation: CountyParticipation): Promise<void>;
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

/** Measures the texts of all languages with the name that they would carry. */
export type MeasureTexts = (name: string, date: Temporal.PlainDate) => readonly TextParts[];
