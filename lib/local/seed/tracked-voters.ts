import { LANGUAGES, Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { PACIFIC } from '../../shared/time.ts';
import type { RollRow } from '../../sync-checks/domain/roll-format.ts';
import { type Casting, type CountyPool, countyPool, rollVoter } from './roll-voter.ts';
import type { NamedVoters, SeedVoter } from './types.ts';

/**
 * The first voters of every county's roll are the ones that ballot tracking and the local API know. Injected
 * differences leave them alone, so both sides of a sync check agree with the voters table about them.
 */
export const TRACKED_PER_COUNTY = 60;

const PLACE = {
  received: 0,
  accepted: LANGUAGES.length,
  contactCounty: 2 * LANGUAGES.length,
  eveningOnly: 30,
  inactive: 31,
  pending: 32,
  cancelled: 33,
  confidential: 34,
  lookAlike: 35,
  otherLookAlike: 36,
  overseas: 37,
  others: 38,
} as const;

const STATUS_AT: Readonly<Record<number, 'I' | 'P' | 'C'>> = {
  [PLACE.inactive]: 'I',
  [PLACE.pending]: 'P',
  [PLACE.cancelled]: 'C',
};

const castingAt = (index: number): Casting => {
  if (index >= PLACE.others) return { reachable: true };
  const language = index < PLACE.eveningOnly ? LANGUAGES[index % LANGUAGES.length] : undefined;
  return { reachable: true, status: STATUS_AT[index] ?? 'A', language: language ?? 'en' };
};

const ABROAD = {
  mailingAddress: '4-12 Sakura-dori',
  mailingCity: 'Osaka, Japan',
  mailingState: '',
  mailingZip: '530-0001',
} as const;

/** The voter at a place of the roll, tracked or not. */
export const voterAt = (pool: CountyPool, index: number): RollRow => {
  if (index >= TRACKED_PER_COUNTY) return rollVoter(pool, index);
  const voter = rollVoter(pool, index, castingAt(index));
  if (index === PLACE.overseas) return { ...voter, ...ABROAD };
  if (index !== PLACE.otherLookAlike) return voter;
  const { firstName, lastName, dateOfBirth, residenceCity, residenceZip } = voterAt(pool, PLACE.lookAlike);
  return { ...voter, firstName, lastName, dateOfBirth, residenceCity, residenceZip };
};

const STATUSES: readonly SeedVoter['status'][] = ['A', 'I', 'P', 'C'];

const seedVoter = (pool: CountyPool, index: number): SeedVoter => {
  const row = voterAt(pool, index);
  return {
    voterId: row.voterId,
    county: pool.county,
    firstName: row.firstName,
    lastName: row.lastName,
    dateOfBirth: row.dateOfBirth,
    zip: row.residenceZip,
    status: STATUSES.find((status) => status === row.status) ?? 'A',
    confidential: index === PLACE.confidential,
    language: Language.parse(row.language),
    phone: row.phone,
    email: row.email,
    precinct: row.precinct,
    districts: row.districts.split(' '),
    timeZone: index === PLACE.overseas ? 'Asia/Tokyo' : PACIFIC,
  };
};

/** The county's voters for the voters table, in voter ID order; the same people at every scale. */
export const seedVoters = (county: CountyCode): readonly SeedVoter[] => {
  const pool = countyPool(county);
  return Array.from({ length: TRACKED_PER_COUNTY }, (_, index) => seedVoter(pool, index));
};

/** The same voters as the roll has them, in the same order: every column. */
export const seedVoterRows = (county: CountyCode): readonly RollRow[] => {
  const pool = countyPool(county);
  return Array.from({ length: TRACKED_PER_COUNTY }, (_, index) => voterAt(pool, index));
};

/** The tracked voters of a county by the part they play. */
export const namedVoters = (county: CountyCode): NamedVoters => {
  const pool = countyPool(county);
  const voter = (index: number): SeedVoter => seedVoter(pool, index);
  const tenFrom = (first: number): readonly SeedVoter[] => LANGUAGES.map((_, offset) => voter(first + offset));
  return {
    received: tenFrom(PLACE.received),
    accepted: tenFrom(PLACE.accepted),
    contactCounty: tenFrom(PLACE.contactCounty),
    eveningOnly: voter(PLACE.eveningOnly),
    inactive: voter(PLACE.inactive),
    pending: voter(PLACE.pending),
    cancelled: voter(PLACE.cancelled),
    confidential: voter(PLACE.confidential),
    lookAlikes: [voter(PLACE.lookAlike), voter(PLACE.otherLookAlike)],
    overseas: voter(PLACE.overseas),
    others: Array.from({ length: TRACKED_PER_COUNTY - PLACE.others }, (_, offset) => voter(PLACE.others + offset)),
  };
};
