const FIRST_LINES = 3;

type Seen = { rows: number; readonly lines: number[] };

/** Voter IDs in digits that are shorter than most, as spreadsheets make them that take leading zeros away. */
export class ShorterIds {
  readonly #byLength = new Map<number, Seen>();
  #haveZeros = false;

  add(line: number, voterId: string): void {
    if (!/^\d+$/.test(voterId)) return;
    if (voterId.startsWith('0')) this.#haveZeros = true;
    const seen = this.#byLength.get(voterId.length) ?? { rows: 0, lines: [] };
    this.#byLength.set(voterId.length, seen);
    seen.rows += 1;
    if (seen.lines.length < FIRST_LINES) seen.lines.push(line);
  }

  /** How many IDs are shorter than the length that most have, and their first lines. A file with leading zeros has lost none. */
  remark(): { readonly rows: number; readonly lines: readonly number[] } | undefined {
    if (this.#haveZeros) return undefined;
    const all = [...this.#byLength];
    const total = all.reduce((sum, [, { rows }]) => sum + rows, 0);
    const most = all.find(([, { rows }]) => rows * 2 > total)?.[0];
    const shorter = all.filter(([length]) => most !== undefined && length < most);
    if (shorter.length === 0) return undefined;
    const lines = shorter.flatMap(([, seen]) => seen.lines).toSorted((one, other) => one - other);
    return { rows: shorter.reduce((sum, [, { rows }]) => sum + rows, 0), lines: lines.slice(0, FIRST_LINES) };
  }
}
