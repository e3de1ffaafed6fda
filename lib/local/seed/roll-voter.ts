import type { Language } from '../../shared/codes.ts';
import { type CountyCode, countyOf } from '../../shared/counties.ts';
import type { RollRow } from '../../sync-checks/domain/roll-format.ts';
import { communityDraw } from './community-shares.ts';
import { NAMES } from './names.ts';
import { type CountyPlaces, placesOf, STREET_KINDS, STREETS } from './places.ts';
import { type Precinct, precinctsOf } from './precincts.ts';
import { randomFor, type SeededRandom } from './random.ts';

const VOTER = 1;
const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, value) => digits(value, 2));
const two = (value: number): string => twoDigits[value] ?? digits(value, 2);
const hexDigits: readonly string[] = Array.from({ length: 65536 }, (_, value) => value.toString(16).padStart(4, '0'));
const hex8 = (bits: number): string => `${hexDigits[bits >>> 16]}${hexDigits[bits & 65535]}`;

/** `V`, the county, seven digits: unique statewide, and in the order of the numbers when sorted as text. */
const voterIdOf = (county: CountyCode, index: number): string => `V${county}${digits(index + 1, 7)}`;

/** What the voters of one county draw from. */
export type CountyPool = {
  readonly county: CountyCode;
  readonly places: CountyPlaces;
  readonly precincts: readonly Precinct[];
  readonly communities: readonly Language[];
  readonly atPolls: 'POLL' | 'VCR';
};

export const countyPool = (county: CountyCode): CountyPool => ({
  county,
  places: placesOf(county),
  precincts: precinctsOf(county),
  communities: communityDraw(county),
  atPolls: countyOf(county).votersChoiceAct ? 'VCR' : 'POLL',
});

/** What a caller may fix of a voter that is otherwise left to chance. */
export type Casting = {
  readonly language?: Language;
  readonly status?: 'A' | 'I' | 'P' | 'C';
  readonly reachable?: boolean;
};

const PARTIES: readonly string[] = ['DEM', 'DEM', 'DEM', 'DEM', 'REP', 'REP', 'NPP', 'NPP', 'AI', 'GRN', 'LIB', 'PF'];
const REASONS = {
  A: [''],
  I: ['mail-returned', 'address-not-confirmed'],
  P: ['identification-incomplete', 'duplicate-under-review'],
  C: ['moved-out-of-state', 'requested-by-voter', 'deceased'],
} as const;
const statusFor = (random: SeededRandom): 'A' | 'I' | 'P' | 'C' => {
  const draw = random.below(100);
  return draw < 90 ? 'A' : draw < 96 ? 'I' : draw < 98 ? 'P' : 'C';
};

const PAST_ELECTIONS: readonly { readonly id: string; readonly year: number }[] = [
  { id: '2022-06-07-statewide', year: 2022 },
  { id: '2022-11-08-statewide', year: 2022 },
  { id: '2024-03-05-statewide', year: 2024 },
  { id: '2024-11-05-statewide', year: 2024 },
  { id: '2025-11-04-statewide', year: 2025 },
  { id: '2026-06-02-statewide', year: 2026 },
];
const participationOf = (random: SeededRandom, registered: number, atPolls: string): string => {
  let history = '';
  for (const election of PAST_ELECTIONS) {
    if (election.year <= registered) continue;
    const draw = random.below(10);
    if (draw > 5) continue;
    history += `${history === '' ? '' : ' '}${election.id}:${draw < 5 ? 'VBM' : atPolls}`;
  }
  return history;
};

/** VNC voter notification card, ARC address confirmation, VIG state voter information guide; code and day sent. */
const correspondenceOf = (random: SeededRandom, registrationDate: string): string => {
  const notice = `VNC:${registrationDate}`;
  const draw = random.below(10);
  if (draw < 5) return notice;
  return draw < 9 ? `${notice} VIG:2026-09-2${draw}` : `${notice} ARC:2026-0${1 + random.below(8)}-15`;
};

/** The invented numbers: 555-0100 to 555-0199 belong to no one, in any area code. */
export const fictionalPhone = (areaCode: string, number: number): string => `+1${areaCode}55501${two(number % 100)}`;

const ascii = new Map<string, string>();
const mailName = (name: string): string => {
  const known = ascii.get(name);
  if (known !== undefined) return known;
  const plain = name
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  ascii.set(name, plain);
  return plain;
};

const streetAddress = (random: SeededRandom): string => {
  const street = `${1 + random.below(9899)} ${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`;
  const draw = random.below(100);
  if (draw < 78) return street;
  if (draw < 97) return `${street}, Apt ${1 + random.below(240)}`;
  return draw < 99 ? `${street} #${1 + random.below(60)}` : `${street}, "The Oaks" Unit ${1 + random.below(60)}`;
};

/**
 * The voter at a place of a county's roll: a function of county and place alone, so that every scale, order and process
 * meets the same person. Adults at the election of November 3, 2026; nobody real.
 */
export const rollVoter = (pool: CountyPool, index: number, casting: Casting = {}): RollRow => {
  const random = randomFor(VOTER, pool.county, index);
  const community = casting.language ?? random.pick(pool.communities);
  const names = NAMES[community];
  const lastName = random.pick(names.family);
  const firstName = random.pick(names.given);
  const middleName = random.chance(35) ? random.pick(names.given) : '';
  const suffix = random.chance(2) ? random.pick(['Jr', 'Sr', 'II', 'III']) : '';
  const birthYear = 2008 - Math.floor((random.below(90) + random.below(72)) / 2);
  const birthMonth = 1 + random.below(birthYear === 2008 ? 10 : 12);
  const dateOfBirth = `${birthYear}-${two(birthMonth)}-${two(1 + random.below(28))}`;
  const residenceAddress = streetAddress(random);
  const place = random.pick(pool.places.places);
  const postBox = random.chance(12);
  const reachable = casting.reachable === true;
  const phone =
    reachable || random.chance(60) ? fictionalPhone(pool.places.areaCode, reachable ? index : random.below(100)) : '';
  const voterId = voterIdOf(pool.county, index);
  const email =
    reachable || random.chance(45)
      ? `${mailName(firstName)}.${mailName(lastName)}.${voterId.slice(1)}@example.${random.chance(50) ? 'org' : 'com'}`
      : '';
  const language = casting.language ?? (community !== 'en' && random.chance(45) ? community : 'en');
  const firstYear = Math.min(birthYear + 18, 2026);
  const registered = firstYear + random.below(2027 - firstYear);
  const registrationDate = `${registered}-${two(1 + random.below(8))}-${two(1 + random.below(28))}`;
  const status = casting.status ?? statusFor(random);
  const precinct = random.pick(pool.precincts);
  return {
    voterId,
    county: pool.county,
    lastName,
    firstName,
    middleName,
    suffix,
    dateOfBirth,
    residenceAddress,
    residenceCity: place.city,
    residenceZip: place.zip,
    mailingAddress: postBox ? `PO Box ${1 + random.below(9000)}` : '',
    mailingCity: postBox ? place.city : '',
    mailingState: postBox ? 'CA' : '',
    mailingZip: postBox ? place.zip : '',
    phone,
    email,
    language,
    party: random.pick(PARTIES),
    registrationDate,
    status,
    statusReason: random.pick(REASONS[status]),
    precinct: precinct.code,
    districts: precinct.districts,
    permanentVbm: random.chance(85) ? 'Y' : 'N',
    vbmStatus: status === 'A' ? 'current' : '',
    participation: participationOf(random, registered, pool.atPolls),
    affidavitNumber: `${pool.county}AF${digits((index * 40503 + 7331) % 100000000, 8)}`,
    signatureHash: `${hex8(random.bits())}${hex8(random.bits())}${hex8(random.bits())}${hex8(random.bits())}`,
    correspondence: correspondenceOf(random, registrationDate),
  };
};
