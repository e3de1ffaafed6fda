import { isInFormat } from '../roll-columns.ts';
import type { RollField } from '../roll-format.ts';
import { type FieldExample, SPELLINGS, type Spelling } from './refusal.ts';
import type { Side } from './row-problem.ts';
import { isOfSpreadsheet, isWordForNothing, spellingOf, spoiltIn } from './spelling.ts';

/** Examples that a diagnosis shows of a field. */
const EXAMPLES = 2;

/** Spellings in which the two sides mean the same. */
const SAME_TEXT: Readonly<Record<Spelling, boolean>> = {
  'unicode-form': true,
  padding: true,
  'zero-width': true,
  case: true,
  'leading-zeros': true,
  'null-word': true,
  encoding: true,
  punctuation: true,
  order: true,
  day: true,
  swapped: true,
  cut: true,
  nul: true,
  'too-long': false,
  empty: false,
  other: false,
};

interface Spelt {
  voters: number;
  /** Of the voters with the lowest IDs, so that the order of the rows does not matter. */
  readonly examples: { readonly voterId: string; readonly example: FieldExample }[];
}

/** Fields that grow at their end: one side that is an election ahead has cut nothing off. */
const GROWS: ReadonlySet<RollField> = new Set(['participation', 'correspondence']);

/** Whether a value is written as an export of the format writes it. */
const isGood = (field: RollField, value: string): boolean =>
  isInFormat(field, value) && value === value.trim() && !isWordForNothing(value) && !isOfSpreadsheet(value);

/** So many pairs wait until somebody asks how they differ: in an honest roll nobody does, and telling costs time. */
const WAITING = 2000;

/** What is known of a field once its pairs were looked at. */
interface Seen {
  /** Voters for whom one side alone has no value. */
  readonly emptyIn: Record<Side, number>;
  /** Voters for whom one side alone does not write what the format asks for, or has spoilt the value. */
  readonly offFormat: Record<Side, number>;
  /** Voters for whom the two sides mean the same. */
  sameText: number;
}

type Pair = { readonly voterId: string; readonly ems: string; readonly votecal: string };

/** What differs in one field, by how it differs. */
export class FieldTally {
  voters = 0;
  /** Voters whose value the other side has in the next column that differs, and the other way round. */
  swapped = 0;
  readonly #field: RollField;
  readonly #waiting: Pair[] = [];
  readonly #spelt = new Map<Spelling, Spelt>();
  readonly #seen: Seen = { emptyIn: { ems: 0, votecal: 0 }, offFormat: { ems: 0, votecal: 0 }, sameText: 0 };

  constructor(field: RollField) {
    this.#field = field;
  }

  add(voterId: string, ems: string, votecal: string): void {
    this.voters += 1;
    if (this.voters <= WAITING) this.#waiting.push({ voterId, ems, votecal });
    else this.#look({ voterId, ems, votecal });
  }

  /** How the pairs differ. */
  seen(): Readonly<Seen> {
    for (const pair of this.#waiting.splice(0)) this.#look(pair);
    return this.#seen;
  }

  /** In what most of them differ, with examples; of two as frequent ones the first of `SPELLINGS`. */
  common(): { readonly spelling: Spelling; readonly examples: readonly FieldExample[] } {
    this.seen();
    const [most] = [...this.#spelt].toSorted(
      ([one, a], [other, b]) => b.voters - a.voters || SPELLINGS.indexOf(one) - SPELLINGS.indexOf(other),
    );
    const spelling = this.swapped * 2 > this.voters ? 'swapped' : (most?.[0] ?? 'other');
    return { spelling, examples: (most?.[1].examples ?? []).map(({ example }) => example) };
  }

  #look({ voterId, ems, votecal }: Pair): void {
    const field = this.#field;
    const { emptyIn, offFormat } = this.#seen;
    const good = { ems: isGood(field, ems), votecal: isGood(field, votecal) };
    const spelling = spellingOf({ ems, votecal });
    const spoilt = good.ems === good.votecal ? spoiltIn({ ems, votecal }, spelling) : good.ems ? 'votecal' : 'ems';
    if (spoilt !== undefined) offFormat[spoilt] += 1;
    if (spelling === 'empty') emptyIn[ems === '' ? 'ems' : 'votecal'] += 1;
    if (SAME_TEXT[spelling] && !(spelling === 'cut' && GROWS.has(field))) this.#seen.sameText += 1;
    const spelt = this.#spelt.get(spelling) ?? { voters: 0, examples: [] };
    this.#spelt.set(spelling, spelt);
    spelt.voters += 1;
    const { examples } = spelt;
    if (examples.length === EXAMPLES && voterId > (examples[EXAMPLES - 1]?.voterId ?? '')) return;
    examples.push({ voterId, example: { field, ems, votecal } });
    examples.sort((one, other) => (one.voterId < other.voterId ? -1 : 1));
    examples.splice(EXAMPLES);
  }
}
