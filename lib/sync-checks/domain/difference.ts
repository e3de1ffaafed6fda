import * as z from 'zod';
import { Identifier } from '../../shared/codes.ts';
import { INVISIBLE } from './compare/invisible.ts';
import { ROLL_FIELDS } from './roll-format.ts';

/** The three classes of differences, in the order in which 2 CCR 19083 has them fixed. */
export const DIFFERENCE_CLASSES = ['in-ems-not-votecal', 'in-votecal-not-ems', 'field'] as const;
export const DifferenceClass = z.enum(DIFFERENCE_CLASSES);
export type DifferenceClass = z.infer<typeof DifferenceClass>;

/** The five categories of data, in the order in which 2 CCR 19083 has them fixed. */
export const DIFFERENCE_CATEGORIES = [
  'precinct-district',
  'registration',
  'participation-history',
  'affidavit-signature',
  'correspondence',
] as const;
export const DifferenceCategory = z.enum(DIFFERENCE_CATEGORIES);
export type DifferenceCategory = z.infer<typeof DifferenceCategory>;

/**
 * The fixing order: class first, then category. A voter whom only one side knows is a registration difference, whatever
 * else that voter's row holds.
 */
export const CLASS_PRIORITY = {
  'in-ems-not-votecal': 1,
  'in-votecal-not-ems': 2,
} as const satisfies Record<Exclude<DifferenceClass, 'field'>, number>;
/** The priority of a precinct whose districts differ: that of its category. */
export const PRECINCT_PRIORITY = 3;
export const FIELD_PRIORITY: Readonly<Record<DifferenceCategory, number>> = {
  'precinct-district': PRECINCT_PRIORITY,
  registration: 4,
  'participation-history': 5,
  'affidavit-signature': 6,
  correspondence: 7,
};

/**
 * The Pacific date of the check that first found it; a published difference carries it, a comparison does not know it.
 */
const since = z.iso.date().optional();

const wholeVoter = {
  voterId: Identifier,
  category: z.literal('registration'),
  field: z.null(),
  ems: z.null(),
  votecal: z.null(),
  since,
};

/** What differs of one voter. `ems` and `votecal` are the two values of a field. */
const VoterDifference = z.discriminatedUnion('class', [
  z.strictObject({ ...wholeVoter, class: z.literal('in-ems-not-votecal'), priority: z.literal(1) }),
  z.strictObject({ ...wholeVoter, class: z.literal('in-votecal-not-ems'), priority: z.literal(2) }),
  z.strictObject({
    voterId: Identifier,
    class: z.literal('field'),
    category: DifferenceCategory,
    field: z.enum(ROLL_FIELDS),
    ems: z.string(),
    votecal: z.string(),
    priority: z.int().min(3).max(7),
    /** What no eye can see of it: the two values are the same but for their Unicode form, or for padding. */
    invisible: z.array(z.enum(INVISIBLE)).readonly().optional(),
    since,
  }),
]);
export type VoterDifference = Readonly<z.infer<typeof VoterDifference>>;

/**
 * A precinct whose districts the two sides assign differently. `ems` and `votecal` are the codes of its districts, sorted,
 * one space between two; null where a side does not have the precinct.
 */
const PrecinctDifference = z.strictObject({
  voterId: z.null(),
  precinct: z.string(),
  class: z.literal('field'),
  category: z.literal('precinct-district'),
  field: z.literal('districts'),
  ems: z.string().nullable(),
  votecal: z.string().nullable(),
  priority: z.literal(PRECINCT_PRIORITY),
  since,
});
export type PrecinctDifference = Readonly<z.infer<typeof PrecinctDifference>>;

/** One difference, as the API and the county's inbox carry it: of a voter, or of a precinct, which has no voter. */
export const Difference = z.union([VoterDifference, PrecinctDifference]);
export type Difference = VoterDifference | PrecinctDifference;

const FIELD_RANK: ReadonlyMap<string, number> = new Map(ROLL_FIELDS.map((field, rank) => [field, rank]));

const rank = (difference: Difference): number =>
  difference.field === null ? -1 : (FIELD_RANK.get(difference.field) ?? -1);

const byCodeUnit = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * The order of a report: priority; within it precincts, whose districts all of their voters have, before voters; then
 * precinct or voter ID by code unit; then field in the roll's canonical column order.
 */
export const compareDifferences = (a: Difference, b: Difference): number => {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.voterId === null || b.voterId === null) {
    if (a.voterId !== null) return 1;
    return b.voterId === null ? byCodeUnit(a.precinct, b.precinct) : -1;
  }
  return byCodeUnit(a.voterId, b.voterId) || rank(a) - rank(b);
};
