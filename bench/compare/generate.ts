import { closeSync, openSync, writeSync } from 'node:fs';
import { formatRollRow, ROLL_HEADER, type RollRow } from '../../lib/sync-checks/domain/roll-format.ts';

/** Differing voters per million: field changes, missing at VoteCal, missing at the EMS. */
const CHANGED = 1000;
const ONLY_EMS = 500;
const ONLY_VOTECAL = 500;

const LAST = [
  'Garcia',
  'Nguyen',
  'Smith',
  'Muñoz',
  'Lee',
  "O'Neil",
  'Kaur',
  'Zúñiga',
  'Johnson',
  'Tanaka',
  'Petrosyan',
];
const FIRST = ['Maria', 'José', 'Wei', 'Anna', 'David', 'Thuy', 'Arash', 'Sofía', 'John', 'Keiko', 'Amarjit', 'Lucía'];
const STREETS = [
  'Main St',
  'Oak Ave',
  'Cañada Blvd',
  'Mission Rd',
  'Sunset Blvd',
  'El Camino Real',
  'Orange Grove Ave',
];
const CITIES = ['Los Angeles', 'Long Beach', 'Glendale', 'Pasadena', 'La Cañada Flintridge', 'Torrance', 'Pomona'];
const PARTIES = ['DEM', 'REP', 'NPP', 'AIP', 'GRN', 'LIB', 'PF'];
const ELECTIONS = ['2018G', '2020P', '2020G', '2022P', '2022G', '2024P', '2024G', '2026P'];

/** A stream of numbers that depends on its seed alone (mulberry32), so that any row can be made on its own. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

const of = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** The row that VoteCal has of voter `index`. Every person is invented. */
const votecalRow = (seed: number, index: number, county: string): RollRow => {
  const next = numbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const last = of(LAST, next(1 << 20));
  const first = of(FIRST, next(1 << 20));
  const zip = digits(90001 + next(899), 5);
  const hasMailing = next(10) === 0;
  const city = of(CITIES, next(1 << 20));
  const precinct = digits(next(5000), 7);
  const base = next(40);
  const history = next(256);
  const apartment = next(3) === 0 ? `, Apt ${1 + next(400)}` : '';
  return {
    voterId: `V${digits(index * 3 + 100_000_000, 9)}`,
    county,
    lastName: next(12) === 0 ? `${last}-${of(LAST, next(1 << 20))}` : last,
    firstName: first,
    middleName: next(2) === 0 ? of(FIRST, next(1 << 20)) : '',
    suffix: next(30) === 0 ? 'Jr.' : '',
    dateOfBirth: `${1930 + next(77)}-${digits(1 + next(12), 2)}-${digits(1 + next(28), 2)}`,
    residenceAddress: `${1 + next(19_999)} ${of(STREETS, next(1 << 20))}${apartment}`,
    residenceCity: city,
    residenceZip: zip,
    mailingAddress: hasMailing ? `PO Box ${1 + next(9999)}` : '',
    mailingCity: hasMailing ? city : '',
    mailingState: hasMailing ? 'CA' : '',
    mailingZip: hasMailing ? zip : '',
    phone: next(2) === 0 ? `555${digits(next(10_000_000), 7)}` : '',
    email: next(2) === 0 ? `${index.toString(36)}@voter.example` : '',
    language: next(5) === 0 ? 'es' : 'en',
    party: of(PARTIES, next(1 << 20)),
    registrationDate: `${2000 + next(26)}-${digits(1 + next(12), 2)}-${digits(1 + next(28), 2)}`,
    status: next(12) === 0 ? 'I' : 'A',
    statusReason: '',
    precinct,
    districts: `AD${digits(base, 2)} BOE3 CD${digits(base, 2)} SD${digits(base >> 1, 2)} SUP${1 + (base % 5)}`,
    permanentVbm: 'Y',
    vbmStatus: 'active',
    participation: ELECTIONS.filter((_, bit) => (history >> bit) & 1)
      .map((election, bit) => `${election}:${bit % 3 === 0 ? 'POLL' : 'VBM'}`)
      .join(' '),
    affidavitNumber: `19${of('ABCDEFGH'.split(''), next(8))}${digits(next(1_000_000), 6)}`,
    signatureHash: `${digits(next(0x7fffffff), 10)}${digits(next(0x7fffffff), 10)}`,
    correspondence: next(4) === 0 ? `VNC ${2020 + next(6)}, VIG ${2020 + next(6)}` : '',
  };
};

const CHANGES: readonly ((row: RollRow) => RollRow)[] = [
  (row) => ({ ...row, precinct: `${row.precinct.slice(0, -1)}X` }),
  (row) => ({ ...row, residenceAddress: `${row.residenceAddress}, "rear"` }),
  (row) => ({ ...row, party: row.party === 'DEM' ? 'NPP' : 'DEM', phone: '' }),
  (row) => ({ ...row, participation: '' }),
  (row) => ({ ...row, lastName: `${row.lastName}-Núñez`, affidavitNumber: `${row.affidavitNumber}0` }),
  (row) => ({ ...row, correspondence: 'VNC 2026, returned' }),
];

/** The row that the EMS has of voter `index`; undefined where it has none. */
const emsRow = (seed: number, index: number, row: RollRow): RollRow | undefined => {
  const lot = numbers(seed ^ Math.imul(index + 7, 0xc2b2ae35))(1_000_000);
  if (lot < ONLY_VOTECAL) return undefined;
  if (lot < ONLY_VOTECAL + CHANGED) return CHANGES[lot % CHANGES.length]?.(row) ?? row;
  return row;
};

const isOnlyEms = (seed: number, index: number): boolean =>
  numbers(seed ^ Math.imul(index + 11, 0x27d4eb2f))(1_000_000) < ONLY_EMS;

const writer = (path: string): { add: (line: string) => void; close: () => void } => {
  const file = openSync(path, 'w');
  let held: string[] = [];
  const flush = (): void => {
    writeSync(file, held.join(''));
    held = [];
  };
  return {
    add: (line) => {
      held.push(line);
      if (held.length === 8192) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
};

export interface GeneratedRolls {
  readonly votecalRows: number;
  readonly emsRows: number;
  readonly county: string;
}

/**
 * Writes three canonical CSV rolls: VoteCal's, and the county's twice, in the same order and shuffled. Nothing but the
 * seed and the number of voters decides what is in them.
 */
export const generateRolls = (
  seed: number,
  voters: number,
  paths: { votecal: string; ems: string; shuffled: string },
): GeneratedRolls => {
  const county = '19';
  const votecal = writer(paths.votecal);
  const ems = writer(paths.ems);
  votecal.add(ROLL_HEADER);
  ems.add(ROLL_HEADER);
  let votecalRows = 0;
  let emsRows = 0;
  for (let index = 0; index < voters; index += 1) {
    const row = votecalRow(seed, index, county);
    const line = formatRollRow(row);
    if (isOnlyEms(seed, index)) {
      ems.add(line);
      emsRows += 1;
      continue;
    }
    votecal.add(line);
    votecalRows += 1;
    const other = emsRow(seed, index, row);
    if (other === undefined) continue;
    ems.add(other === row ? line : formatRollRow(other));
    emsRows += 1;
  }
  votecal.close();
  ems.close();
  shuffle(seed, voters, county, paths.shuffled);
  return { votecalRows, emsRows, county };
};

/** A full turn through all voters in steps that share no factor with their number: far from any order. */
const shuffle = (seed: number, voters: number, county: string, path: string): void => {
  const shuffled = writer(path);
  shuffled.add(ROLL_HEADER);
  const step = stepFor(voters);
  for (let turn = 0, index = seed % voters; turn < voters; turn += 1, index = (index + step) % voters) {
    const row = votecalRow(seed, index, county);
    const other = isOnlyEms(seed, index) ? row : emsRow(seed, index, row);
    if (other !== undefined) shuffled.add(formatRollRow(other));
  }
  shuffled.close();
};

const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));

const stepFor = (voters: number): number => {
  let step = Math.max(1, Math.floor(voters * 0.618));
  while (commonFactor(voters, step) !== 1) step += 1;
  return step;
};
