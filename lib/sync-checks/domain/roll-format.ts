import type { DifferenceCategory } from './difference.ts';

/**
 * The columns of a roll, in canonical order: the header of a CSV roll, the keys of an NDJSON roll. A file may have them
 * in any order (its header decides) and may have others, which are ignored.
 */
export const ROLL_COLUMNS = [
  'voterId',
  'county',
  'lastName',
  'firstName',
  'middleName',
  'suffix',
  'dateOfBirth',
  'residenceAddress',
  'residenceCity',
  'residenceZip',
  'mailingAddress',
  'mailingCity',
  'mailingState',
  'mailingZip',
  'phone',
  'email',
  'language',
  'party',
  'registrationDate',
  'status',
  'statusReason',
  'precinct',
  'districts',
  'permanentVbm',
  'vbmStatus',
  'participation',
  'affidavitNumber',
  'signatureHash',
  'correspondence',
] as const;
export type RollColumn = (typeof ROLL_COLUMNS)[number];

/** The columns that can differ. `voterId` pairs the rows and `county` admits them, so neither can. */
export type RollField = Exclude<RollColumn, 'voterId' | 'county'>;

/** The category of each field (2 CCR 19083). */
export const FIELD_CATEGORY: Readonly<Record<RollField, DifferenceCategory>> = {
  lastName: 'registration',
  firstName: 'registration',
  middleName: 'registration',
  suffix: 'registration',
  dateOfBirth: 'registration',
  residenceAddress: 'registration',
  residenceCity: 'registration',
  residenceZip: 'registration',
  mailingAddress: 'registration',
  mailingCity: 'registration',
  mailingState: 'registration',
  mailingZip: 'registration',
  phone: 'registration',
  email: 'registration',
  language: 'registration',
  party: 'registration',
  registrationDate: 'registration',
  status: 'registration',
  statusReason: 'registration',
  precinct: 'precinct-district',
  districts: 'precinct-district',
  permanentVbm: 'registration',
  vbmStatus: 'registration',
  participation: 'participation-history',
  affidavitNumber: 'affidavit-signature',
  signatureHash: 'affidavit-signature',
  correspondence: 'correspondence',
};

const isField = (column: RollColumn): column is RollField => column !== 'voterId' && column !== 'county';

/** The fields in canonical order: the last word in the order of differences. */
export const ROLL_FIELDS: readonly RollField[] = ROLL_COLUMNS.filter(isField);

/** How a roll is written. */
export const ROLL_FORMATS = ['csv', 'ndjson'] as const;
export type RollFormat = (typeof ROLL_FORMATS)[number];

/** How a roll is compressed as a whole. */
export const ROLL_COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
export type RollCompression = (typeof ROLL_COMPRESSIONS)[number];

/** One voter's row: every column as text, empty where the voter has none. */
export type RollRow = Readonly<Record<RollColumn, string>>;

/** The header line of a canonical CSV roll, with its newline. */
export const ROLL_HEADER = `${ROLL_COLUMNS.join(',')}\n`;

const csvField = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/**
 * One line of a canonical CSV roll, with its newline: canonical column order, quotes only where needed. A roll is
 * canonical when its rows are such lines, strictly ascending by voter ID, all of its county, and no value holds a line
 * break; `isCanonicalRow` answers for the last.
 */
export const formatRollRow = (row: RollRow): string =>
  `${ROLL_COLUMNS.map((column) => csvField(row[column])).join(',')}\n`;

/** Whether this row may stand in a roll that is declared canonical. */
export const isCanonicalRow = (row: RollRow): boolean => ROLL_COLUMNS.every((column) => !/[\r\n]/.test(row[column]));
