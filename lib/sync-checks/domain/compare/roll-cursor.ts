import type { RollFormat } from '../roll-format.ts';
import { type ByteOperations, emptyWindow, NEWLINE, type Window } from './bytes.ts';
import type { RollRefused } from './compare-report.ts';
import { csvRecords, ndjsonRecords, type ReadRecord, type RollRecord } from './record.ts';
import { type CsvLayout, readCsvHeader } from './roll-layout.ts';
import type { RowProblem, RowProblemCode, Side } from './row-problem.ts';

/** Problems of one file that are reported one by one; the rest is only counted. */
export const LISTED_PROBLEMS = 1000;

const BOM = [0xef, 0xbb, 0xbf];

/** One roll being read: its window, its line and row counts, and the rows it left out. */
export class RollCursor {
  readonly window: Window = emptyWindow();
  readonly side: Side;
  readonly format: RollFormat;
  readonly county: string;
  readonly problems: RowProblem[] = [];
  readonly problemCounts: Partial<Record<RowProblemCode, number>> = {};
  /** Line of the record at the window's position; the first line is 1. */
  line = 1;
  /** Rows read, with those left out. */
  rows = 0;
  /** Rows that took part. */
  voters = 0;
  /** The layout of a CSV file; undefined for NDJSON, and before the header was read. */
  layout: CsvLayout | undefined;
  /** Reads the record at a window's position; the header must have been read. */
  parse: ReadRecord = () => {
    throw new Error('The header was not read yet.');
  };
  readonly #bytes: ByteOperations;
  #insideLongRow = false;

  constructor(side: Side, format: RollFormat, county: string, bytes: ByteOperations) {
    this.side = side;
    this.format = format;
    this.county = county;
    this.#bytes = bytes;
  }

  /** The window's position is a row's start, and not in the middle of a row too long to hold. */
  get atRow(): boolean {
    return !this.#insideLongRow;
  }

  /** Passes byte order mark and header. `more`: the window must be filled first. */
  readHeader(): 'ready' | 'more' | RollRefused {
    const { window } = this;
    const available = window.end - window.pos;
    if (available < BOM.length && !window.ended) return 'more';
    const start = BOM.every((byte, index) => window.bytes[window.pos + index] === byte && index < available)
      ? window.pos + BOM.length
      : window.pos;
    if (this.format === 'ndjson') {
      window.pos = start;
      this.parse = ndjsonRecords(this.#bytes, this.county);
      return 'ready';
    }
    const newline = this.#bytes.indexOf(window.bytes, NEWLINE, start, window.end);
    if (newline < 0 && !window.ended && available < 65_536) return 'more';
    const end = newline < 0 ? window.end : newline;
    const text = this.#bytes.text(window.bytes, start, end);
    const layout = readCsvHeader(text.endsWith('\r') ? text.slice(0, -1) : text, this.side);
    if ('code' in layout) return layout;
    this.layout = layout;
    this.parse = csvRecords(this.#bytes, layout, this.county);
    window.pos = Math.min(end + 1, window.end);
    this.line = 2;
    return 'ready';
  }

  /** The record at the window's position, still to be consumed; undefined when the window must be filled first. */
  peek(): RollRecord | undefined {
    return this.#insideLongRow ? this.#restOfLongRow() : this.parse(this.window);
  }

  /** Consumes a record that is no row: a blank line, or a row left out and noted. */
  pass(record: Exclude<RollRecord, { kind: 'end' | 'row' }>): void {
    if (record.kind === 'problem') {
      this.#note(record.code);
      // A row of which no end is in sight: what follows up to its newline belongs to it.
      this.#insideLongRow = record.lines === 0;
    } else if (record.lines === 1) this.#insideLongRow = false;
    this.#consume(record.end, record.lines);
  }

  /** Consumes a row that takes part, or leaves it out with a code. */
  take(record: Extract<RollRecord, { kind: 'row' }>, problem?: RowProblemCode): void {
    if (problem === undefined) {
      this.rows += 1;
      this.voters += 1;
    } else this.#note(problem);
    this.#consume(record.end, record.lines);
  }

  /** Consumes `count` one-line rows that end at `end` and are known to be good. */
  takeMany(count: number, end: number): void {
    this.rows += count;
    this.voters += count;
    this.#consume(end, count);
  }

  #consume(end: number, lines: number): void {
    this.window.pos = end;
    this.line += lines;
  }

  #note(code: RowProblemCode): void {
    this.rows += 1;
    this.problemCounts[code] = (this.problemCounts[code] ?? 0) + 1;
    if (this.problems.length < LISTED_PROBLEMS) this.problems.push({ side: this.side, line: this.line, code });
  }

  #restOfLongRow(): RollRecord | undefined {
    const { window } = this;
    if (window.pos === window.end) return window.ended ? { kind: 'end' } : undefined;
    const newline = this.#bytes.indexOf(window.bytes, NEWLINE, window.pos, window.end);
    return newline < 0 ? { kind: 'blank', end: window.end, lines: 0 } : { kind: 'blank', end: newline + 1, lines: 1 };
  }
}
