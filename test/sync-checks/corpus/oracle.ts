import {
  compareDifferences,
  FIELD_PRIORITY,
  type VoterDifference,
} from '../../../lib/sync-checks/domain/difference.ts';
import {
  FIELD_CATEGORY,
  ROLL_FIELDS,
  type RollFormat,
  type RollRow,
} from '../../../lib/sync-checks/domain/roll-format.ts';
import { readCsv } from './oracle-csv.ts';
import { readNdjson } from './oracle-ndjson.ts';
import type { OracleLeftOut, OracleRoll } from './oracle-roll.ts';
import type { Facts, Invisible, LeftOutRow, MarkedDifference, RowReason, Side } from './subject.ts';

/**
 * The answer by the definition, without guards. The rules that it applies, each in one place:
 *
 * - What is written is compared, character for character (issue 9 point 1). NDJSON numbers count as they are spelt;
 *   null and an absent key are empty; a key twice, a nested value and a lone surrogate cost the row.
 * - Of the readable rows of one voter the earliest counts, the others are duplicates (as the county reads it today).
 * - A damaged record ends before the next line that begins a row, at the latest where the damage was seen (point 4).
 * - A left-out row's voter is never "missing" (point 2): if its ID can be read, that voter is not compared; if it cannot,
 *   any voter whom only the other side knows may be the one. One row is one voter's: rows without an ID that are enough
 *   for all such voters leave all of them not compared; where more voters are missing than there are such rows, nobody
 *   can say which of them are there, so all are told.
 * - An ID out of a row whose columns are off counts as read only when the other side knows that voter.
 * - A row of another county with a known voter is such a row too; a footer and a second header are nobody's.
 */

type Reading = { readonly voters: ReadonlyMap<string, RollRow>; readonly leftOut: readonly OracleLeftOut[] };

/** Lines that are no voter's row. */
const NO_ROW: readonly RowReason[] = ['repeated-header', 'footer'];

const rowsOf = ({ read, leftOut }: OracleRoll): number =>
  read.length + leftOut.filter(({ reason }) => !NO_ROW.includes(reason)).length;

const readingOf = (roll: OracleRoll): Reading => ({
  voters: new Map(roll.read.map(({ row }) => [row.voterId, row])),
  leftOut: roll.leftOut,
});

/** Every ID that a side's file names, in a readable row or not. */
const known = ({ voters, leftOut }: Reading): Set<string> =>
  new Set([...voters.keys(), ...leftOut.flatMap(({ voterId }) => voterId ?? [])]);

/** Which voters may stand in the left-out rows of a side: a test of one voter's ID. */
const mayStandIn = (side: Reading, other: Reading): ((voterId: string) => boolean) => {
  const otherKnows = known(other);
  const rows = side.leftOut.filter(({ reason }) => !NO_ROW.includes(reason));
  // A further row of a voter is no other voter's.
  const ids = rows.map(({ voterId, sure }) => (voterId !== null && (sure || otherKnows.has(voterId)) ? voterId : null));
  const isNamed = (voterId: string): boolean => ids.includes(voterId);
  const missing = [...other.voters.keys()].filter((voterId) => !side.voters.has(voterId) && !isNamed(voterId));
  return missing.length <= ids.filter((voterId) => voterId === null).length ? () => true : isNamed;
};

const NO_WIDTH = ['\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff'];
const isBlank = (character: string): boolean => /^[\s\p{Zs}\p{Cc}\p{Cf}]$/u.test(character);

/** A value without what surrounds it, without what takes no place in it, and in one Unicode form: as far as asked. */
const seen = (text: string, form: boolean, padding: boolean, width: boolean): string => {
  let characters = [...text].filter((character) => !width || !NO_WIDTH.includes(character));
  if (padding) {
    const first = characters.findIndex((character) => !isBlank(character));
    const last = characters.findLastIndex((character) => !isBlank(character));
    characters = first < 0 ? [] : characters.slice(first, last + 1);
  }
  return form ? characters.join('').normalize('NFC') : characters.join('');
};

/** What of two unequal values no eye can see, as little as explains it; empty when they look different (point 3). */
export const invisibleIn = (ems: string, votecal: string): Invisible[] => {
  const same = (form: boolean, padding: boolean, width: boolean): boolean =>
    seen(ems, form, padding, width) === seen(votecal, form, padding, width);
  if (same(false, true, false)) return ['padding'];
  if (same(true, false, false)) return ['unicode-form'];
  if (same(false, false, true)) return ['zero-width'];
  if (same(true, true, false)) return ['unicode-form', 'padding'];
  if (same(false, true, true)) return ['padding', 'zero-width'];
  if (same(true, false, true)) return ['unicode-form', 'zero-width'];
  return same(true, true, true) ? ['unicode-form', 'padding', 'zero-width'] : [];
};

const fieldDifferences = (ems: RollRow, votecal: RollRow): MarkedDifference[] =>
  ROLL_FIELDS.filter((field) => ems[field] !== votecal[field]).map((field) => ({
    voterId: ems.voterId,
    class: 'field',
    category: FIELD_CATEGORY[field],
    field,
    ems: ems[field],
    votecal: votecal[field],
    priority: FIELD_PRIORITY[FIELD_CATEGORY[field]],
    invisible: invisibleIn(ems[field], votecal[field]),
  }));

const WHOLE = { category: 'registration', field: null, ems: null, votecal: null, invisible: [] } as const;

/** The facts of two rolls as read. */
export const factsOf = (rolls: Readonly<Record<Side, OracleRoll>>): Facts => {
  const ems = readingOf(rolls.ems);
  const votecal = readingOf(rolls.votecal);
  const mayBeInEms = mayStandIn(ems, votecal);
  const mayBeInVotecal = mayStandIn(votecal, ems);
  const differences: MarkedDifference[] = [];
  const notCompared: string[] = [];
  for (const voterId of new Set([...ems.voters.keys(), ...votecal.voters.keys()])) {
    const a = ems.voters.get(voterId);
    const b = votecal.voters.get(voterId);
    if (a && b) differences.push(...fieldDifferences(a, b));
    else if (a ? mayBeInVotecal(voterId) : mayBeInEms(voterId)) notCompared.push(voterId);
    else if (a) differences.push({ voterId, class: 'in-ems-not-votecal', ...WHOLE, priority: 1 });
    else differences.push({ voterId, class: 'in-votecal-not-ems', ...WHOLE, priority: 2 });
  }
  const rows = (isWanted: (reason: RowReason) => boolean): LeftOutRow[] =>
    (['ems', 'votecal'] as const).flatMap((side) =>
      rolls[side].leftOut
        .filter(({ reason }) => isWanted(reason))
        .map(({ line, reason }) => ({ side, line, reason }))
        .toSorted((one, two) => one.line - two.line),
    );
  return {
    differences: differences.toSorted(compareDifferences),
    unreadable: rows((reason) => reason !== 'duplicate-voter-id' && reason !== 'other-county'),
    duplicates: rows((reason) => reason === 'duplicate-voter-id'),
    foreign: rows((reason) => reason === 'other-county'),
    notCompared: notCompared.toSorted((one, two) => (one < two ? -1 : 1)),
    rows: { ems: rowsOf(rolls.ems), votecal: rowsOf(rolls.votecal) },
  };
};

/** A roll as the oracle reads it; never compressed. */
export type PlainRoll = { readonly bytes: Uint8Array; readonly format: RollFormat };

/** One side, read. */
export const readRoll = ({ bytes, format }: PlainRoll, county: string): OracleRoll =>
  format === 'csv' ? readCsv(bytes, county) : readNdjson(bytes, county);

/** The oracle: two plain files to the facts. */
export const oracle = (county: string, ems: PlainRoll, votecal: PlainRoll): Facts =>
  factsOf({ ems: readRoll(ems, county), votecal: readRoll(votecal, county) });

/** A difference without its mark. */
export const unmarked = ({ invisible: _, ...difference }: MarkedDifference): VoterDifference => difference;

/**
 * The judgement, where it is beyond doubt: passed with at most five differences a category (the known tier, up to 5,000
 * records), none in precinct and district, and nothing left out; failed beyond that; null when rows were left out of a
 * roll whose differences are within tolerance, since how left-out rows weigh is data of the code under test.
 */
export const judgementOf = (facts: Facts): 'passed' | 'failed' | null => {
  const perCategory = Map.groupBy(facts.differences, ({ category }) => category);
  const within = [...perCategory].every(
    ([category, list]) => list.length <= (category === 'precinct-district' ? 0 : 5),
  );
  if (!within) return facts.differences.some(({ invisible }) => invisible.length > 0) ? null : 'failed';
  const leftOut = facts.unreadable.length + facts.duplicates.length + facts.foreign.length + facts.notCompared.length;
  return leftOut === 0 ? 'passed' : null;
};
