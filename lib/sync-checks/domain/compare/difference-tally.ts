import type { DifferenceCategory, VoterDifference } from '../difference.ts';
import { ROLL_FIELDS, type RollField } from '../roll-format.ts';
import { countDifference, type DifferenceCounts, noDifferences, nothingInvisible } from './compare-report.ts';
import type { DifferingField, FieldExample, Spelling } from './refusal.ts';
import type { Side } from './row-problem.ts';
import { spellingOf } from './spelling.ts';

/** Pairs of values by which a field's other spelling is told. */
const SAMPLE = 20;
/** Examples that a diagnosis shows of a field. */
const EXAMPLES = 2;

interface FieldTally {
  voters: number;
  readonly sample: FieldExample[];
}

/** Counts differences as they are found, and keeps what names a field that differs throughout. */
export class DifferenceTally {
  readonly counts: DifferenceCounts = noDifferences();
  /** Of these, differences that no eye can see. */
  readonly invisible: Record<DifferenceCategory, number> = nothingInvisible();
  /** The first voters whom only one side has, in the order in which they were found. */
  readonly onlyIn: Readonly<Record<Side, string[]>> = { ems: [], votecal: [] };
  readonly #fields = new Map<RollField, FieldTally>();

  add(difference: VoterDifference): void {
    countDifference(this.counts, difference);
    if (difference.class !== 'field') {
      const { [difference.class === 'in-ems-not-votecal' ? 'ems' : 'votecal']: voters } = this.onlyIn;
      if (voters.length < SAMPLE) voters.push(difference.voterId);
      return;
    }
    if (difference.invisible !== undefined) this.invisible[difference.category] += 1;
    const { field, ems, votecal } = difference;
    let tally = this.#fields.get(field);
    if (tally === undefined) {
      tally = { voters: 0, sample: [] };
      this.#fields.set(field, tally);
    }
    tally.voters += 1;
    if (tally.sample.length < SAMPLE) tally.sample.push({ field, ems, votecal });
  }

  /** Takes whole voters out again: they may stand in a row that was left out. */
  takeBack(group: 'in-ems-not-votecal' | 'in-votecal-not-ems', voters: number): void {
    this.counts.total -= voters;
    this.counts.byClass[group] -= voters;
    this.counts.byCategory.registration -= voters;
  }

  /** The fields that differ for more than so many voters, in the order of the format, with examples of each. */
  differingFields(most: number): { readonly fields: DifferingField[]; readonly examples: FieldExample[] } {
    const found = ROLL_FIELDS.flatMap((field) => {
      const tally = this.#fields.get(field);
      return tally && tally.voters > most ? [{ field, ...tally }] : [];
    });
    return {
      fields: found.map(({ field, voters, sample }) => ({ field, voters, spelling: commonSpelling(sample) })),
      examples: found.flatMap(({ sample }) => sample.slice(0, EXAMPLES)),
    };
  }
}

const commonSpelling = (sample: readonly FieldExample[]): Spelling => {
  const spellings = [...Map.groupBy(sample, spellingOf)].toSorted(([, a], [, b]) => b.length - a.length);
  return spellings[0]?.[0] ?? 'other';
};
