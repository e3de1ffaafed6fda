import { textRule } from '../roll-columns.ts';
import { ROLL_COLUMNS, ROLL_FIELDS, type RollField } from '../roll-format.ts';
import { isTooLongToLookAt, LONGEST_LOOKED_AT } from './looked-at.ts';
import { ShorterIds } from './shorter-ids.ts';
import { isWordForNothing } from './spelling.ts';

/** Values of one column that are not written as the format asks; they would be compared as they are. */
export interface ValueRemark {
  readonly column: RollField | 'voterId';
  /** What the format asks for. No value of the file. */
  readonly asks: string;
  readonly rows: number;
  /** The first lines that have it. */
  readonly lines: readonly number[];
}

const FIRST_LINES = 3;
/** So many rows without a value in a column are worth a word. */
const MANY_ROWS = 10;

/** What no column's value may have, whatever it holds. */
const EVERYWHERE: readonly (readonly [(value: string) => boolean, string])[] = [
  [(value) => value !== value.trim(), 'no spaces or other blanks around a value'],
  [isWordForNothing, 'nothing at all where a voter has no value, and no word for it such as NULL'],
  [
    isTooLongToLookAt,
    `at most ${LONGEST_LOOKED_AT} characters where a value has letters beyond A to Z: a longer one is not looked at`,
  ],
  [(value) => value !== value.normalize(), 'the composed form of letters with accents (NFC)'],
  [(value) => value.includes('\ufffd'), 'no U+FFFD: an earlier conversion has lost a character'],
  [
    (value) => /[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac/.test(value),
    'letters as they are, not UTF-8 that was read as another encoding',
  ],
  [(value) => /\p{Cc}/u.test(value), 'no line breaks, tabs, NULs or other control characters'],
];

const PLAIN = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/** Looks at the values of rows as they are read, and says what of them is not as the format asks. */
export class ValueRemarks {
  readonly #found = new Map<string, { column: RollField; asks: string; rows: number; lines: number[] }>();
  readonly #filled = new Set<RollField>();
  readonly #ids = new ShorterIds();
  #rows = 0;

  /** `values`: in the order of `ROLL_COLUMNS`. */
  add(line: number, values: readonly string[]): void {
    this.#rows += 1;
    this.#ids.add(line, values[0] ?? '');
    for (const column of ROLL_FIELDS) {
      const value = values[ROLL_COLUMNS.indexOf(column)] ?? '';
      if (value === '') continue;
      this.#filled.add(column);
      const everywhere = PLAIN.test(value) && !isWordForNothing(value) ? [] : EVERYWHERE;
      const unseen = everywhere.find(([hasIt]) => hasIt(value))?.[1];
      const rule = textRule(column);
      if (unseen !== undefined) this.#note(column, unseen, line);
      else if (rule !== undefined && !rule.isSo(value)) this.#note(column, rule.asks, line);
    }
  }

  /** By column, in the order of the format. */
  list(): readonly ValueRemark[] {
    const shorter = this.#rows < MANY_ROWS ? undefined : this.#ids.remark();
    const asks = 'VoteCal’s ID with its leading zeros: these have fewer digits than most';
    return [
      ...(shorter === undefined ? [] : [{ column: 'voterId' as const, asks, ...shorter }]),
      ...[...this.#found.values()].toSorted(
        (one, other) => ROLL_FIELDS.indexOf(one.column) - ROLL_FIELDS.indexOf(other.column),
      ),
    ];
  }

  /** Columns that are empty in every row: right where a county's system does not keep them. */
  empty(): readonly RollField[] {
    return this.#rows < MANY_ROWS ? [] : ROLL_FIELDS.filter((column) => !this.#filled.has(column));
  }

  #note(column: RollField, asks: string, line: number): void {
    const key = `${column} ${asks}`;
    const found = this.#found.get(key) ?? { column, asks, rows: 0, lines: [] };
    this.#found.set(key, found);
    found.rows += 1;
    if (found.lines.length < FIRST_LINES) found.lines.push(line);
  }
}

/** A remark in words. */
export const remarkText = ({ column, asks, rows, lines }: ValueRemark): string =>
  `${column}: ${rows} row${rows === 1 ? '' : 's'}${lines.length === 0 ? '' : `, first on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`}. The format asks for ${asks}.`;
