import type { RollField, RollRow } from '../../sync-checks/domain/roll-format.ts';
import { STREETS } from './places.ts';
import type { Precinct } from './precincts.ts';
import type { SeededRandom } from './random.ts';

/** Registration fields that counties and VoteCal come to hold differently, in the order in which they are injected. */
export const REGISTRATION_FIELDS = [
  'residenceAddress',
  'lastName',
  'party',
  'phone',
  'dateOfBirth',
  'mailingAddress',
  'status',
  'email',
  'permanentVbm',
  'firstName',
  'registrationDate',
  'language',
  'residenceZip',
  'middleName',
  'suffix',
] as const satisfies readonly RollField[];

const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
const respelled = (name: string): string => {
  const plain = withoutAccents(name);
  if (plain !== name) return plain;
  return name.length > 2 ? `${name.slice(0, 1)}${name.slice(2)}` : `${name}e`;
};
const otherOf = (value: string, choices: readonly string[]): string =>
  choices.find((choice) => choice !== value) ?? `${value}0`;

const otherHistory = (participation: string): string =>
  participation === '' ? '2026-06-02-statewide:VBM' : participation.split(' ').slice(0, -1).join(' ');

const otherHash = (hash: string): string =>
  [...hash]
    .reverse()
    .join('')
    .replace(/^./, (first) => (first === '0' ? '1' : '0'));

type Edit = (row: RollRow, random: SeededRandom, precincts: readonly Precinct[]) => string;
type EditedField =
  | (typeof REGISTRATION_FIELDS)[number]
  | 'precinct'
  | 'districts'
  | 'participation'
  | 'affidavitNumber'
  | 'signatureHash'
  | 'correspondence';

export type { EditedField };

/** What the other side holds instead: never the same value. */
export const EDITS: Readonly<Record<EditedField, Edit>> = {
  precinct: (row, random, precincts) => {
    const others = precincts.filter((precinct) => precinct.code !== row.precinct);
    return random.pick(others).code;
  },
  districts: (row) => row.districts.replace(/\d$/, (last) => String((Number(last) % 5) + 1)),
  residenceAddress: (row, random) =>
    `${9900 + random.below(99)} ${random.pick(STREETS)} Ter (was ${row.residenceAddress.split(' ')[0]})`,
  lastName: (row) => respelled(row.lastName),
  party: (row) => otherOf(row.party, ['NPP', 'DEM']),
  phone: (row) => (row.phone === '' ? '+19165550100' : ''),
  dateOfBirth: (row) => `${row.dateOfBirth.slice(0, 8)}${row.dateOfBirth.endsWith('07') ? '17' : '07'}`,
  mailingAddress: (row) => (row.mailingAddress === '' ? 'General Delivery' : ''),
  status: (row) => otherOf(row.status, ['I', 'A']),
  email: (row) => (row.email === '' ? `${row.voterId.toLowerCase()}@example.org` : ''),
  permanentVbm: (row) => otherOf(row.permanentVbm, ['Y', 'N']),
  firstName: (row) => respelled(row.firstName),
  registrationDate: (row) => `${row.registrationDate.slice(0, 8)}${row.registrationDate.endsWith('29') ? '28' : '29'}`,
  language: (row) => otherOf(row.language, ['en', 'es']),
  residenceZip: (row) => `${row.residenceZip}-0001`,
  middleName: (row) => (row.middleName === '' ? 'J' : row.middleName.slice(0, 1)),
  suffix: (row) => otherOf(row.suffix, ['Jr', '']),
  participation: (row) => otherHistory(row.participation),
  affidavitNumber: (row) => row.affidavitNumber.replace('AF', 'AG'),
  signatureHash: (row) => otherHash(row.signatureHash),
  correspondence: (row) => `${row.correspondence} ARC:2026-09-28`,
};
