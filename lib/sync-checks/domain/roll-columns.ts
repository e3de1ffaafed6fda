import { LANGUAGES } from '../../shared/codes.ts';
import type { RollColumn, RollField, RollRow } from './roll-format.ts';

/** What a column holds, in the words of the format page, and an example (of nobody). */
export interface ColumnText {
  readonly holds: string;
  readonly example: string;
}

const NUMBER_AS_TEXT = 'text: leading zeros count';

/** What each column of a roll holds. The format page is made from this table. */
export const COLUMN_TEXT: Readonly<Record<RollColumn, ColumnText>> = {
  voterId: {
    holds: 'VoteCal’s ID of the voter: 1 to 64 letters, digits, “-” and “_”; never empty',
    example: 'V190000017',
  },
  county: { holds: 'Two digits, 01 to 58, with the leading zero; the same in every row', example: '19' },
  lastName: { holds: 'Last name', example: 'MUÑOZ' },
  firstName: { holds: 'First name', example: 'ANA' },
  middleName: { holds: 'Middle name', example: '' },
  suffix: { holds: 'Suffix', example: 'JR' },
  dateOfBirth: { holds: 'YYYY-MM-DD', example: '1971-03-09' },
  residenceAddress: { holds: 'Street address of residence', example: '150 MAIN ST, APT 4' },
  residenceCity: { holds: 'City of residence', example: 'POMONA' },
  residenceZip: { holds: `ZIP of residence, five digits or nine, ${NUMBER_AS_TEXT}`, example: '91766' },
  mailingAddress: { holds: 'Mailing address where it is another one', example: 'PO BOX 7' },
  mailingCity: { holds: 'City of the mailing address', example: 'POMONA' },
  mailingState: { holds: 'Two letters', example: 'CA' },
  mailingZip: { holds: `ZIP of the mailing address, ${NUMBER_AS_TEXT}`, example: '91769' },
  phone: {
    holds: 'Phone number: “+”, country code and number in digits alone, as VoteCal exports it',
    example: '+19165550117',
  },
  email: { holds: 'Email address', example: 'ana@example.org' },
  language: { holds: 'Code of the language: en, es, zh, hi, ja, km, ko, fil, th, vi', example: 'es' },
  party: { holds: 'Party code as VoteCal has it', example: 'NPP' },
  registrationDate: { holds: 'YYYY-MM-DD', example: '2014-05-06' },
  status: { holds: 'Code of the registration’s status; see the codes below', example: 'A' },
  statusReason: { holds: 'Reason of the status, as VoteCal has it', example: '' },
  precinct: { holds: 'Precinct code', example: '190102' },
  districts: { holds: 'Codes of the districts, sorted, one space between two', example: 'CD34 SD24' },
  permanentVbm: { holds: 'Y or N', example: 'Y' },
  vbmStatus: { holds: 'Vote-by-mail status as VoteCal has it', example: 'current' },
  participation: {
    holds: 'election:method as VoteCal has them, oldest first, one space between two',
    example: '2024-11-05-statewide:VBM',
  },
  affidavitNumber: { holds: `Number of the affidavit, ${NUMBER_AS_TEXT}`, example: '19AF00007331' },
  signatureHash: { holds: 'Hash of the signature image, lower-case hexadecimal', example: '9f86d081884c7d65' },
  correspondence: {
    holds: 'code:YYYY-MM-DD, the code as VoteCal has it, oldest first, one space between two',
    example: 'VNC:2014-05-06',
  },
};

/** The example voter of the format page: nobody. */
export const EXAMPLE_ROW = Object.fromEntries(
  Object.entries(COLUMN_TEXT).map(([column, { example }]) => [column, example]),
) as RollRow;

const DATE = /^\d{4}-\d\d-\d\d$/;
/** What the format asks of a value, where it asks for more than text. An empty value is in the format. */
const FORMATS: Partial<Record<RollField, RegExp>> = {
  dateOfBirth: DATE,
  registrationDate: DATE,
  residenceZip: /^\d{5}(-?\d{4})?$/,
  mailingState: /^[A-Z]{2}$/,
  language: /^[a-z]{2,3}$/,
  permanentVbm: /^[YN]$/,
  signatureHash: /^[0-9a-f]+$/,
};

const REAL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isList = (item: RegExp) => (value: string) => value.split(' ').every((part) => item.test(part));
const isSorted = (value: string): boolean =>
  value.split(' ').every((part, at, all) => at === 0 || (all[at - 1] ?? '') < part);

/** What a trial looks for besides: more than can be held against a whole file. */
const MORE: Partial<Record<RollField, (value: string) => boolean>> = {
  dateOfBirth: (value) => REAL_DATE.test(value),
  registrationDate: (value) => REAL_DATE.test(value),
  email: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  phone: (value) => /^\+\d{8,15}$/.test(value),
  language: (value) => LANGUAGES.some((language) => language === value),
  districts: (value) => isList(/^[^\s,;|]+$/)(value) && isSorted(value),
  participation: isList(/^[^\s:]+:[^\s:]+$/),
  correspondence: isList(/^[^\s:]+:\d{4}-\d\d-\d\d$/),
};

/** What the format asks of a column's values beyond being text; undefined where it asks for nothing. */
export const textRule = (
  field: RollField,
): { readonly asks: string; readonly isSo: (value: string) => boolean } | undefined => {
  const isSo = MORE[field] ?? (FORMATS[field] === undefined ? undefined : (value: string) => isInFormat(field, value));
  return isSo && { asks: COLUMN_TEXT[field].holds, isSo };
};

/** Whether a value is written as the format asks. */
export const isInFormat = (field: RollField, value: string): boolean =>
  value === '' || (FORMATS[field]?.test(value) ?? true);
