import type { RollColumn } from '../../sync-checks/domain/roll-format.ts';

/** What becomes of a value on its way into the County Test Environment. */
export type Treatment =
  /** It says nothing of who somebody is, or is what a test is about. */
  | 'copied'
  /** A person's name: another one of the same shape, the same for the same name. */
  | 'name'
  /** A date of birth: another one of the same age. */
  | 'birth'
  /** Where somebody lives: words and numbers changed, the kind of street kept. */
  | 'street'
  /** A number that belongs to nobody. */
  | 'phone'
  /** A mailbox of the provider's simulator. */
  | 'email'
  /** A number or hash that is one person's. */
  | 'code'
  /** Left out. */
  | 'removed';

/**
 * Every column of a roll. One table for VoteCal's rolls, the counties' and the register, so that the same person has the same mask
 * everywhere and a sync check finds on the copy what it finds on the source.
 */
export const ROLL_TREATMENT: Readonly<Record<RollColumn, Treatment>> = {
  // A county's system and VoteCal know a voter by it alone; it is on no paper that others see.
  voterId: 'copied',
  county: 'copied',
  lastName: 'name',
  firstName: 'name',
  middleName: 'name',
  // Jr, III: thousands share it, and a search reads it.
  suffix: 'copied',
  dateOfBirth: 'birth',
  residenceAddress: 'street',
  // City, ZIP and state decide precincts, ballots and what a sign-up matches.
  residenceCity: 'copied',
  residenceZip: 'copied',
  mailingAddress: 'street',
  mailingCity: 'copied',
  mailingState: 'copied',
  mailingZip: 'copied',
  phone: 'phone',
  email: 'email',
  language: 'copied',
  party: 'copied',
  registrationDate: 'copied',
  status: 'copied',
  statusReason: 'copied',
  precinct: 'copied',
  districts: 'copied',
  permanentVbm: 'copied',
  vbmStatus: 'copied',
  participation: 'copied',
  // On the paper that the voter has signed.
  affidavitNumber: 'code',
  signatureHash: 'code',
  // Codes of notices and their days.
  correspondence: 'copied',
};
