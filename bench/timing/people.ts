import { namedVoters } from '../../lib/local/seed/seed.ts';
import { COUNTIES } from '../../lib/shared/counties.ts';

/** Somebody as a sign-up looks for them. */
export type Person = {
  readonly voterId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string;
  readonly zip: string;
};

const named = COUNTIES.map(({ code }) => namedVoters(code));

/** Voters of the local stage by what the register says of them, one of each county. */
export const PEOPLE = {
  registered: named.flatMap(({ others }) => others.slice(0, 1)),
  subscribed: named.flatMap(({ others }) => others.slice(1, 2)),
  inactive: named.map(({ inactive }) => inactive),
  pending: named.map(({ pending }) => pending),
  confidential: named.map(({ confidential }) => confidential),
} as const satisfies Record<string, readonly Person[]>;

/** The same one a year later: whoever was born then is in no register, or bears another name. */
const later = (person: Person): Person => ({
  ...person,
  dateOfBirth: `${Number(person.dateOfBirth.slice(0, 4)) - 1}${person.dateOfBirth.slice(4).replace('02-29', '02-28')}`,
});

/** Nobody: with the names and ZIPs of those who are there, so that forms have the same lengths. */
export const NOBODY: readonly Person[] = PEOPLE.registered.map(later);

export const oneOf = <Value>(values: readonly Value[]): Value => {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('There is nobody to choose.');
  return value;
};

/** As a form has it: MM-DD-YYYY. */
export const typedDate = ({ dateOfBirth }: Person): string => `${dateOfBirth.slice(5)}-${dateOfBirth.slice(0, 4)}`;

export const typedPerson = (person: Person) => ({
  firstName: person.firstName,
  lastName: person.lastName,
  dateOfBirth: typedDate(person),
  zip: person.zip.slice(0, 5),
});

/** Addresses of the same length, of the subscribed and of nobody. */
export const knownContact = (at: number): string => `owned-${String(at).padStart(2, '0')}@example.org`;
export const unknownContact = (at: number): string => `other-${String(at).padStart(2, '0')}@example.org`;
