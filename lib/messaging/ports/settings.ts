import type { CountyCode, InPersonVoting } from '../../shared/counties.ts';

/** What an operator has stopped. */
export type Halts = {
  /** The scopes in force (`haltKey`), at most 5 seconds old. Throws when the table cannot be reached: nothing is sent then. */
  active(): Promise<ReadonlySet<string>>;
};

/** How a voter reaches the county's elections office, as its messages say. */
export type CountyVoterContact = {
  readonly phone?: string;
  readonly email?: string;
  readonly site?: string;
  /** The county's signature form, where it is not found from its site. */
  readonly cureForm?: string;
  /** How the county’s voters vote in person, where the county has said so. */
  readonly inPerson?: InPersonVoting;
};

/** The contacts of the counties. Throws when the table cannot be reached. */
export type CountyContacts = {
  /** Undefined when none is on file: a message that needs it is then not sent. */
  find(county: CountyCode): Promise<CountyVoterContact | undefined>;
};
