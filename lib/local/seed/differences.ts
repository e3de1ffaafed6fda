import type { CountyCode } from '../../shared/counties.ts';
import type { DifferenceCategory, DifferenceClass } from '../../sync-checks/domain/difference.ts';
import { FIELD_CATEGORY, type RollRow } from '../../sync-checks/domain/roll-format.ts';
import { EDITS, type EditedField, REGISTRATION_FIELDS } from './field-edits.ts';
import { Permutation } from './permutation.ts';
import { precinctSides } from './precinct-file.ts';
import { randomFor } from './random.ts';
import type { CountyPool } from './roll-voter.ts';
import { TRACKED_PER_COUNTY, voterAt } from './tracked-voters.ts';
import type { CountyTruth, InjectedDifference } from './types.ts';

const EDIT = 3;

/** How a county's two sides relate, and therefore how its check ends. */
export type Agreement =
  | 'in-agreement'
  | 'within-tolerance'
  | 'districts-differ'
  | 'registrations-differ'
  | 'everything-differs';

const EXPECTED_RESULT: Readonly<Record<Agreement, 'passed' | 'failed'>> = {
  'in-agreement': 'passed',
  'within-tolerance': 'passed',
  'districts-differ': 'failed',
  'registrations-differ': 'failed',
  'everything-differs': 'failed',
};

/** Amador carries the demonstration and passes; Los Angeles and San Diego fail and so need their additional nights. */
const CAST: Readonly<Partial<Record<CountyCode, Agreement>>> = {
  '03': 'within-tolerance',
  '19': 'everything-differs',
  '37': 'districts-differ',
};
const ROTATION: readonly Agreement[] = [
  'districts-differ',
  'within-tolerance',
  'within-tolerance',
  'registrations-differ',
  'within-tolerance',
  'in-agreement',
  'within-tolerance',
  'everything-differs',
];

/** The part a county plays. Most counties pass. */
export const agreementOf = (county: CountyCode): Agreement =>
  CAST[county] ?? ROTATION[Number(county) % ROTATION.length] ?? 'in-agreement';

/** Well past the 5 in 5,000 records of 2 CCR 19083, and past any likely reading of its higher tiers. */
const tooMany = (voters: number): number => (voters <= 5000 ? 20 : 60 + 10 * Math.ceil(voters / 5000));

type Quota = {
  readonly emsOnly: number;
  readonly voteCalOnly: number;
  readonly precinct: number;
  readonly districts: number;
  readonly registration: number;
  readonly participation: number;
  readonly affidavit: number;
  readonly signature: number;
  readonly correspondence: number;
};

const NONE: Quota = {
  emsOnly: 0,
  voteCalOnly: 0,
  precinct: 0,
  districts: 0,
  registration: 0,
  participation: 0,
  affidavit: 0,
  signature: 0,
  correspondence: 0,
};

const quotaOf = (county: CountyCode, voters: number): Quota => {
  const number = Number(county);
  const few: Quota = {
    ...NONE,
    emsOnly: 1,
    voteCalOnly: 1,
    registration: 1 + (number % 3),
    participation: 1,
    affidavit: number % 2,
    signature: 1,
    correspondence: 1 + (number % 2),
  };
  const districts = { precinct: 2 + (number % 3), districts: 1 + (number % 2) };
  const many = { emsOnly: 3, voteCalOnly: 4, registration: tooMany(voters) };
  const quotas: Readonly<Record<Agreement, Quota>> = {
    'in-agreement': NONE,
    'within-tolerance': few,
    'districts-differ': { ...few, ...districts },
    'registrations-differ': { ...few, ...many },
    'everything-differs': { ...few, ...districts, ...many },
  };
  return quotas[agreementOf(county)];
};

type Side = 'ems' | 'votecal';
/** What sets one voter's record on a side apart from the voter; null when that side has no record. */
type SideEdits = ReadonlyMap<number, Partial<RollRow> | null>;

/** The injected differences of a county and what they do to each side, by place in the roll. */
export type Injection = {
  readonly truth: CountyTruth;
  readonly ems: SideEdits;
  readonly votecal: SideEdits;
};

const fieldsIn = (quota: Quota): readonly EditedField[] => {
  const times = (count: number, field: EditedField): readonly EditedField[] =>
    Array.from({ length: count }, () => field);
  return [
    ...times(quota.precinct, 'precinct'),
    ...times(quota.districts, 'districts'),
    ...Array.from(
      { length: quota.registration },
      (_, turn) => REGISTRATION_FIELDS[turn % REGISTRATION_FIELDS.length] ?? 'party',
    ),
    ...times(quota.participation, 'participation'),
    ...times(quota.affidavit, 'affidavitNumber'),
    ...times(quota.signature, 'signatureHash'),
    ...times(quota.correspondence, 'correspondence'),
  ];
};

const count = <K extends string>(keys: readonly K[], drawn: readonly K[]): Record<K, number> => {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = drawn.filter((one) => one === key).length;
  // Every key was set just above.
  return counts as Record<K, number>;
};
const CLASSES: readonly DifferenceClass[] = ['in-ems-not-votecal', 'in-votecal-not-ems', 'field'];
const CATEGORIES: readonly DifferenceCategory[] = [
  'precinct-district',
  'registration',
  'participation-history',
  'affidavit-signature',
  'correspondence',
];

/**
 * Decides which voters differ and how. Field changes fall on the two sides in turn; each voter has one difference,
 * except one who moved inside a county whose districts differ and so differs in precinct and in address.
 */
export const injectDifferences = (pool: CountyPool, voters: number): Injection => {
  const quota = quotaOf(pool.county, voters);
  // A stage of few voters has fewer than the quota asks for in some counties: then each of them differs once.
  const most = voters - TRACKED_PER_COUNTY;
  const order = new Permutation(EDIT, pool.county, most);
  let taken = 0;
  const nextIndex = (): number => TRACKED_PER_COUNTY + order.at(taken++);
  const edits: Record<Side, Map<number, Partial<RollRow> | null>> = { ems: new Map(), votecal: new Map() };
  const differences: InjectedDifference[] = [];

  const leaveOut = (side: Side, missing: DifferenceClass): void => {
    const index = nextIndex();
    edits[side].set(index, null);
    const { voterId } = voterAt(pool, index);
    differences.push({ voterId, class: missing, category: 'registration', field: null, ems: null, votecal: null });
  };
  const change = (index: number, field: EditedField, side: Side): void => {
    const row = voterAt(pool, index);
    const edited = EDITS[field](row, randomFor(EDIT, pool.county, index), pool.precincts);
    edits[side].set(index, { ...edits[side].get(index), [field]: edited });
    differences.push({
      voterId: row.voterId,
      class: 'field',
      category: FIELD_CATEGORY[field],
      field,
      ems: side === 'ems' ? edited : row[field],
      votecal: side === 'votecal' ? edited : row[field],
    });
  };

  for (let turn = 0; turn < quota.emsOnly && taken < most; turn += 1) leaveOut('votecal', 'in-ems-not-votecal');
  for (let turn = 0; turn < quota.voteCalOnly && taken < most; turn += 1) leaveOut('ems', 'in-votecal-not-ems');
  fieldsIn(quota)
    .slice(0, most - taken)
    .forEach((field, turn) => {
      const index = nextIndex();
      const side = turn % 2 === 0 ? 'ems' : 'votecal';
      change(index, field, side);
      if (field === 'precinct' && turn === 0) change(index, 'residenceAddress', side);
    });

  differences.push(...precinctSides(pool.county, pool.precincts).differences);
  const truth: CountyTruth = {
    county: pool.county,
    differences,
    byClass: count(
      CLASSES,
      differences.map((difference) => difference.class),
    ),
    byCategory: count(
      CATEGORIES,
      differences.map((difference) => difference.category),
    ),
    records: { ems: voters - quota.voteCalOnly, votecal: voters - quota.emsOnly },
    result: EXPECTED_RESULT[agreementOf(pool.county)],
  };
  return { truth, ems: edits.ems, votecal: edits.votecal };
};
