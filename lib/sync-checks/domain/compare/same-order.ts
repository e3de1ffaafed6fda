import { type ByteOperations, type EqualRows, NEWLINE, STRETCH } from './bytes.ts';
import type { RowOrEnd } from './record.ts';
import type { RollCursor } from './roll-cursor.ts';
import { type DifferenceSink, onlyInEms, onlyInVotecal, rowDifferences } from './row-differences.ts';
import type { Side } from './row-problem.ts';
import { trustedIds } from './trusted-ids.ts';

/** So many rows without a pair, one after the other while both rolls go on, speak of another order, not of missing voters. */
const MOST_UNPAIRED = 2000;

/** So many bytes are looked at first behind a row that differs. */
const FIRST_REACH = 4096;

/** Stands for the end of a roll: no voter ID sorts after it. */
const AFTER_ALL = '~';

/**
 * Compares two rolls whose rows ascend by voter ID. Stretches with the same bytes are passed over by a kernel;
 * only rows that differ are parsed. It proves the order as it goes: the first row that does not ascend ends it with
 * `out-of-order`, and everything reported so far is to be dropped.
 */
export class SameOrderComparison {
  readonly #ems: RollCursor;
  readonly #votecal: RollCursor;
  readonly #bytes: ByteOperations;
  readonly #report: DifferenceSink;
  readonly #trusted: boolean;
  /** The last voter ID of each side. */
  #lastEms = '';
  #lastVotecal = '';
  #unpaired = 0;

  /** `votecalIsCanonical`: bytes that equal VoteCal's need no check of their own. Both headers must have been read. */
  constructor(
    { ems, votecal }: Readonly<Record<Side, RollCursor>>,
    votecalIsCanonical: boolean,
    bytes: ByteOperations,
    report: DifferenceSink,
  ) {
    this.#ems = ems;
    this.#votecal = votecal;
    this.#bytes = bytes;
    this.#report = report;
    this.#trusted = votecalIsCanonical && votecal.layout?.canonical === true;
    votecal.vouched = this.#trusted;
  }

  /** Goes on as far as the windows reach, and says whose window to fill. */
  run(): Side | 'done' | 'out-of-order' {
    const { layout } = this.#ems;
    const sameLayout = this.#ems.format === this.#votecal.format && layout?.header === this.#votecal.layout?.header;
    for (;;) {
      if (sameLayout && this.#ems.atRow && this.#votecal.atRow) {
        const stretch = this.#passEqualRows();
        if (stretch === 'out-of-order') return stretch;
      }
      const ems = this.#ems.peek();
      if (ems === undefined) return 'ems';
      if (ems.kind === 'blank' || ems.kind === 'problem') {
        this.#ems.pass(ems);
        continue;
      }
      const votecal = this.#votecal.peek();
      if (votecal === undefined) return 'votecal';
      if (votecal.kind === 'blank' || votecal.kind === 'problem') {
        this.#votecal.pass(votecal);
        continue;
      }
      if (ems.kind === 'end' && votecal.kind === 'end') return 'done';
      if (!this.#takeRows(ems, votecal)) return 'out-of-order';
    }
  }

  /** Whole rows with the same bytes on both sides. */
  #passEqualRows(): 'passed' | 'out-of-order' {
    const a = this.#ems.window;
    const b = this.#votecal.window;
    // Where rows differ, the next one often does too: a whole stretch is looked at only behind rows that did not.
    for (let reach = FIRST_REACH; ; reach = STRETCH) {
      const from = a.pos;
      const most = Math.min(a.end - from, b.end - b.pos, reach);
      const rows = this.#bytes.equalRows(a.bytes, from, b.bytes, b.pos, most, this.#ems.county);
      const stretch = this.#trusted ? this.#passTrustedRows(rows) : this.#passCheckedRows(from + rows.same);
      if (stretch === 'out-of-order' || rows.same < reach || (a.pos === from && reach === STRETCH)) return stretch;
    }
  }

  /** VoteCal's exporter vouches for these rows: counting them is enough. */
  #passTrustedRows(rows: EqualRows): 'passed' | 'out-of-order' {
    if (rows.count === 0) return 'passed';
    const { bytes, pos } = this.#ems.window;
    const { first, last } = trustedIds(this.#bytes, bytes, pos, rows);
    if (first <= this.#lastEms || first <= this.#lastVotecal) return 'out-of-order';
    this.#lastEms = last;
    this.#lastVotecal = last;
    this.#ems.takeMany(rows.count, rows.end);
    this.#votecal.takeMany(rows.count, this.#votecal.window.pos + rows.end - pos);
    return 'passed';
  }

  /** Nobody vouches: each row is parsed, once for both sides. A row left out goes the way of single rows. */
  #passCheckedRows(limit: number): 'passed' | 'out-of-order' {
    const { window } = this.#ems;
    for (;;) {
      const { pos } = window;
      const row = pos < limit ? this.#ems.peek() : undefined;
      if (row?.kind !== 'row' || row.end > limit || window.bytes[row.end - 1] !== NEWLINE) return 'passed';
      const key = row.values[0] ?? '';
      // A repeated voter ID is a problem of its line, not of the order: single rows know how to report it.
      if (key === this.#lastEms || key === this.#lastVotecal) return 'passed';
      if (key < this.#lastEms || key < this.#lastVotecal) return 'out-of-order';
      this.#lastEms = key;
      this.#lastVotecal = key;
      this.#ems.take(row);
      this.#votecal.take({ ...row, end: this.#votecal.window.pos + row.end - pos });
    }
  }

  /** The next row of each side, or of the side that is behind. False when one does not ascend. */
  #takeRows(emsRow: RowOrEnd, votecalRow: RowOrEnd): boolean {
    const ems = emsRow.kind === 'row' ? emsRow : undefined;
    const votecal = votecalRow.kind === 'row' ? votecalRow : undefined;
    const emsKey = ems?.values[0] ?? AFTER_ALL;
    const votecalKey = votecal?.values[0] ?? AFTER_ALL;
    if (ems !== undefined && emsKey === this.#lastEms) {
      this.#ems.take(ems, 'duplicate-voter-id');
      return true;
    }
    if (votecal !== undefined && votecalKey === this.#lastVotecal) {
      this.#votecal.take(votecal, 'duplicate-voter-id');
      return true;
    }
    if (emsKey < this.#lastEms || votecalKey < this.#lastVotecal) return false;
    const bothGoOn = ems !== undefined && votecal !== undefined;
    this.#unpaired = bothGoOn && emsKey !== votecalKey ? this.#unpaired + 1 : 0;
    if (this.#unpaired > MOST_UNPAIRED) return false;
    if (bothGoOn && emsKey === votecalKey) rowDifferences(ems.values, votecal.values, this.#report);
    else this.#report(emsKey < votecalKey ? onlyInEms(emsKey) : onlyInVotecal(votecalKey));
    if (ems !== undefined && emsKey <= votecalKey) {
      this.#ems.take(ems);
      this.#lastEms = emsKey;
    }
    if (votecal !== undefined && votecalKey <= emsKey) {
      this.#votecal.take(votecal);
      this.#lastVotecal = votecalKey;
    }
    return true;
  }
}
