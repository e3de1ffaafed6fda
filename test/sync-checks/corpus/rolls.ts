import { ROLL_COLUMNS, type RollColumn, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';

/** The small, fixed rolls from which the corpus is made. */

export const COUNTY = '19';
export const VOTERS = 200;

const BLANK = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, ''])) as Record<RollColumn, string>;

const LAST = ['SMITH', 'O’NEIL', 'LEE', 'GARCIA', "O'BRIEN", 'NGUYEN', 'DE LA CRUZ', 'VAN-DYKE', 'MUÑOZ', 'KIM'];
const FIRST = ['ANA', 'JOHN', 'WEI', 'MARIA', 'AIKO', 'PAT', 'SAM'];
const CITIES = ['LOS ANGELES', 'LONG BEACH', 'POMONA'];
const from = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Voter N: every tenth last name has an accent, every seventh address a comma, every ninth a quote. */
export const voter = (n: number, values: Partial<RollRow> = {}): RollRow => ({
  ...BLANK,
  voterId: String(100_000_000 + 7 * n),
  county: COUNTY,
  lastName: from(LAST, n),
  firstName: from(FIRST, n),
  middleName: n % 2 ? 'M' : '',
  suffix: n % 25 ? '' : 'JR',
  dateOfBirth: `19${digits(40 + (n % 60), 2)}-${digits(1 + (n % 12), 2)}-${digits(1 + (n % 28), 2)}`,
  residenceAddress: n % 7 ? `${120 + n} MAIN ST${n % 9 ? '' : ' "REAR"'}` : `${120 + n} MAIN ST, APT ${n}`,
  residenceCity: from(CITIES, n),
  residenceZip: `0${digits(4000 + n, 4)}`,
  mailingAddress: n % 6 ? '' : `PO BOX ${n}`,
  phone: `(916) 555-${digits(n, 4)}`,
  email: n % 4 ? '' : `voter${n}@example.org`,
  language: n % 5 ? 'en' : 'es',
  party: n % 3 ? 'NPP' : 'DEM',
  registrationDate: `20${digits(10 + (n % 15), 2)}-05-06`,
  status: 'A',
  precinct: `P${n % 40}`,
  districts: 'CD1|SD2',
  permanentVbm: n % 2 ? 'Y' : 'N',
  participation: n % 3 ? '2020-11-03:VBM' : '2022-11-08:POLL',
  affidavitNumber: `19AB${n}`,
  signatureHash: `ab${digits(n, 6)}`,
  correspondence: n % 8 ? '' : 'VIG',
  ...values,
});

/** VoteCal's side: 200 voters, ascending. */
export const VOTECAL: readonly RollRow[] = Array.from({ length: VOTERS }, (_, n) => voter(n));

/** The voters in whom the clean rolls truly differ; damage is put elsewhere. */
export const TRUE_DIFFERENCES = { missingInEms: 150, lastName: 151, participation: 152, signature: 153, newInEms: 900 };

/** A change of the clean differences, made to VoteCal's rows: what an EMS that is one day ahead holds. */
export const oneDayAhead = (votecal: readonly RollRow[]): RollRow[] => {
  const changes = new Map<string, Partial<RollRow>>([
    [voter(TRUE_DIFFERENCES.lastName).voterId, { lastName: 'NEWNAME' }],
    [voter(TRUE_DIFFERENCES.participation).voterId, { participation: '2024-11-05:VBM' }],
    [voter(TRUE_DIFFERENCES.signature).voterId, { signatureHash: 'ffffff' }],
  ]);
  return [
    ...votecal
      .filter(({ voterId }) => voterId !== voter(TRUE_DIFFERENCES.missingInEms).voterId)
      .map((row) => ({ ...row, ...changes.get(row.voterId) })),
    voter(TRUE_DIFFERENCES.newInEms),
  ];
};

/** The county's side: one voter more, one fewer, three fields that differ. Within every tolerance, so the check passes. */
export const EMS: readonly RollRow[] = oneDayAhead(VOTECAL);
