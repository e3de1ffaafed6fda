import { type FileKind, LAYOUTS } from './layout.ts';

/** Codes beyond these are counted together: a column of names is no column of codes. */
const MOST_CODES = 64;
const CODE = /^[A-Za-z0-9_-]{1,16}$/;
const OTHERS = 'other';

/** Counts rows by their status code, as written; nothing of a kind that has none. */
export class StatusTally {
  readonly #counts = new Map<string, number>();
  readonly #place: number;

  constructor(kind: FileKind) {
    this.#place = LAYOUTS[kind].columns.findIndex(({ name }) => name === 'status');
  }

  add(values: readonly string[]): void {
    if (this.#place < 0) return;
    const code = values[this.#place] ?? '';
    const isKnown = this.#counts.has(code) || (CODE.test(code) && this.#counts.size < MOST_CODES);
    const key = isKnown ? code : OTHERS;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
