import type { DifferenceCategory, VoterDifference } from '../difference.ts';
import type { RollField } from '../roll-format.ts';
import { countDifference, type DifferenceCounts, noDifferences, nothingInvisible } from './compare-report.ts';
import { FieldTally } from './field-tally.ts';
import { VoterIdSketch } from './voter-id-sketch.ts';

type FieldDifference = Extract<VoterDifference, { class: 'field' }>;

/**
 * Counts differences as they are found, and keeps what names a fault of a whole file. What it tells is the same in
 * whatever order they come.
 */
export class DifferenceTally {
  readonly counts: DifferenceCounts = noDifferences();
  /** Of these, differences that no eye can see. */
  readonly invisible: Record<DifferenceCategory, number> = nothingInvisible();
  /** The voters whom only one side has. */
  readonly ids = new VoterIdSketch();
  readonly fields = new Map<RollField, FieldTally>();
  #before: { readonly difference: FieldDifference; readonly tally: FieldTally } | undefined;

  add(difference: VoterDifference): void {
    countDifference(this.counts, difference);
    if (difference.class !== 'field') {
      this.ids.add(difference.class === 'in-ems-not-votecal' ? 'ems' : 'votecal', difference.voterId);
      return;
    }
    if (difference.invisible !== undefined) this.invisible[difference.category] += 1;
    const { voterId, field, ems, votecal } = difference;
    const before = this.#before;
    let tally = this.fields.get(field);
    if (tally === undefined) {
      tally = new FieldTally(field);
      this.fields.set(field, tally);
    }
    tally.add(voterId, ems, votecal);
    this.#before = { difference, tally };
    // A voter's differences come one after the other.
    if (before === undefined || before.difference.voterId !== voterId || ems === '' || votecal === '') return;
    if (before.difference.ems !== votecal || before.difference.votecal !== ems) return;
    before.tally.swapped += 1;
    tally.swapped += 1;
  }

  /** Takes whole voters out again: they may stand in a row that was left out. */
  takeBack(group: 'in-ems-not-votecal' | 'in-votecal-not-ems', voters: number): void {
    this.counts.total -= voters;
    this.counts.byClass[group] -= voters;
    this.counts.byCategory.registration -= voters;
  }
}
