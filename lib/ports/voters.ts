import type { VoterStanding } from '../domain/voter/voter.ts';

/** The voter register as far as the ballot side reads it. Throws when the table cannot be reached. */
export type VoterRegister = {
  /** The standing of one voter, or undefined when nobody has this ID. */
  find(voterId: string): Promise<VoterStanding | undefined>;
  /** The standing of many voters at once; IDs that nobody has are missing from the map. */
  findAll(voterIds: readonly string[]): Promise<ReadonlyMap<string, VoterStanding>>;
};
