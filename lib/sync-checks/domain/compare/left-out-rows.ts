import type { ProblemRow } from './record.ts';
import { KIND_OF, type RowProblem, type RowProblemCode, type Side } from './row-problem.ts';

/** Problems of one file that are reported one by one; the rest is only counted. */
export const LISTED_PROBLEMS = 1000;

/** So many voters of left-out rows are kept apart. Past it any voter may be one of them. */
const MOST_VOTERS = 100_000;

/** So many lines of one value may follow each other and still be footers. */
const MOST_FOOTERS = 20;

/** The first lines of each problem that a diagnosis names. */
const FIRST_LINES = 3;

/** A line of one value: where it stands, and whose it would be. */
type Footer = { readonly line: number; readonly voterId: string | null };

/** The rows that one roll's reader left out, and whose they may be. */
export class LeftOutRows {
  readonly problems: RowProblem[] = [];
  readonly counts: Partial<Record<RowProblemCode, number>> = {};
  /** The first lines of each problem. */
  readonly lines: Partial<Record<RowProblemCode, number[]>> = {};
  /** Voters whose rows these are, beyond doubt. */
  readonly sure = new Set<string>();
  /** Whose they are if the other side knows such a voter, otherwise nobody's: how many rows there are of each. */
  readonly unsure = new Map<string, number>();
  /** Rows of which nobody can say whose they are. */
  nameless = 0;
  /** What stands in the county column of the first row of another county. */
  foreignCounty: string | null = null;
  /** Rows in whose county column the same stands. */
  foreignAlike = 0;
  /** How many columns the first row with another number of columns has. */
  columns: number | null = null;
  /** In what way the first row of each problem has it, where that is known. */
  readonly how: Partial<Record<RowProblemCode, string>> = {};
  /** Rows of which the file has the beginning alone, as it seems: 1 when it ends in one. */
  cutOff = 0;
  /** The first line that is another header than the file's. */
  otherHeader: number | null = null;
  /** Lines of one value with no comma behind them so far. */
  #footers: readonly Footer[] = [];
  /** More lines of one value follow each other than footers do. */
  #tooMany = false;
  readonly #side: Side;

  constructor(side: Side) {
    this.#side = side;
  }

  /** Notes a row that was left out, in the order of the file. True when it counts as a row. */
  note(line: number, row: ProblemRow, hasComma: boolean): boolean {
    if (hasComma) this.sawComma();
    if (this.#footers.length >= MOST_FOOTERS) {
      this.#tooMany = true;
      this.#areRows(this.#footers);
    }
    this.foreignCounty ??= row.county;
    if (row.county !== null && row.county === this.foreignCounty) this.foreignAlike += 1;
    this.columns ??= row.columns;
    if (row.how !== null) this.how[row.code] ??= row.how;
    if (row.cutOff) this.cutOff = 1;
    if (row.otherHeader) this.otherHeader ??= line;
    if (row.maybeFooter && !hasComma && !this.#tooMany) {
      this.#footers = [...this.#footers, { line, voterId: row.voterId }];
      this.#list(line, 'footer');
      return false;
    }
    this.#list(line, row.code);
    if (KIND_OF[row.code] === 'no-row') return false;
    if (row.code !== 'duplicate-voter-id') this.#keepVoter(row.voterId, row.sure);
    return true;
  }

  /** A comma follows: what looked like footers were rows. Gives how many rows that makes. */
  sawComma(): void {
    this.#tooMany = false;
    if (this.#footers.length > 0) this.#areRows(this.#footers);
  }

  /** Whether a left-out row, or what looks like a footer, may be this voter's. */
  mayBeOf(voterId: string): boolean {
    return this.unsure.has(voterId) || this.#footers.some((footer) => footer.voterId === voterId);
  }

  /** Whether there is anything that `mayBeOf` could be asked about. */
  get hasUnsure(): boolean {
    return this.unsure.size > 0 || this.#footers.some(({ voterId }) => voterId !== null);
  }

  /** What looked like footers and is the ID of one of these voters, whom the file lacks: rows cut short. */
  footersOf(voters: ReadonlySet<string>): void {
    const cutShort = this.#footers.filter(({ voterId }) => voterId !== null && voters.has(voterId));
    if (cutShort.length > 0) this.#areRows(cutShort);
  }

  /** Rows that looked like footers and were none, since this was asked last. */
  takeRows(): number {
    const rows = this.#rows;
    this.#rows = 0;
    return rows;
  }
  #rows = 0;

  #areRows(footers: readonly Footer[]): void {
    const lines = new Set(footers.map(({ line }) => line));
    this.#footers = this.#footers.filter(({ line }) => !lines.has(line));
    this.problems.forEach((problem, index) => {
      if (problem.code === 'footer' && lines.has(problem.line)) {
        this.problems[index] = { ...problem, code: 'wrong-column-count' };
      }
    });
    const left = (this.counts.footer ?? 0) - footers.length;
    if (left > 0) this.counts.footer = left;
    else delete this.counts.footer;
    const others = (this.lines.footer ?? []).filter((line) => !lines.has(line));
    if (others.length > 0) this.lines.footer = others;
    else delete this.lines.footer;
    for (const { line, voterId } of footers) {
      this.#count(line, 'wrong-column-count');
      this.#keepVoter(voterId, false);
    }
    this.#rows += footers.length;
  }

  #list(line: number, code: RowProblemCode): void {
    this.#count(line, code);
    if (this.problems.length < LISTED_PROBLEMS) this.problems.push({ side: this.#side, line, code });
  }

  #count(line: number, code: RowProblemCode): void {
    this.counts[code] = (this.counts[code] ?? 0) + 1;
    const lines = this.lines[code] ?? [];
    this.lines[code] = lines;
    if (lines.length < FIRST_LINES) lines.push(line);
  }

  #keepVoter(voterId: string | null, sure: boolean): void {
    if (voterId === null || this.sure.size + this.unsure.size >= MOST_VOTERS) this.nameless += 1;
    else if (sure) this.sure.add(voterId);
    else this.unsure.set(voterId, (this.unsure.get(voterId) ?? 0) + 1);
  }
}
