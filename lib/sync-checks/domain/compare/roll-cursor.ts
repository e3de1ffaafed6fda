import type { RollFormat } from '../roll-format.ts';
import { type ByteOperations, COMMA, emptyWindow, holdsAt, LONGEST_ROW, NEWLINE, type Window } from './bytes.ts';
import { csvRecords } from './csv-records.ts';
import { readHeaderLine } from './header-line.ts';
import { LeftOutRows } from './left-out-rows.ts';
import { ndjsonRecords } from './ndjson-records.ts';
import { preamble } from './preamble.ts';
import { problemRow, type ReadRecord, type RollRecord, type RollRow } from './record.ts';
import type { RollRefused } from './refusal.ts';
import type { CsvLayout } from './roll-layout.ts';
import { BrokenPromise } from './row-again.ts';
import type { Side } from './row-problem.ts';

const BOM = [0xef, 0xbb, 0xbf];

/** One roll being read: its window, its line and row counts, and the rows it left out. */
export class RollCursor {
  readonly window: Window = emptyWindow();
  readonly side: Side;
  readonly format: RollFormat;
  readonly county: string;
  readonly leftOut: LeftOutRows;
  /** The roll's exporter vouches for every row: one that takes no part is a `BrokenPromise`. */
  vouched = false;
  /** Rows consumed that are JSON objects, and which columns' keys any of them has, as in a `RollRow`. */
  objects = 0;
  keys = 0;
  /** Line of the record at the window's position; the first line is 1. */
  line = 1;
  /** Voters' rows read, with those left out. */
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
    this.leftOut = new LeftOutRows(side);
    this.#bytes = bytes;
  }

  /** The window's position is a row's start, and not in the middle of a row too long to hold. */
  get atRow(): boolean {
    return !this.#insideLongRow;
  }

  /** Passes byte order mark and header. `more`: the window must be filled first. */
  readHeader(): 'ready' | 'more' | RollRefused {
    const { window, side } = this;
    const available = window.end - window.pos;
    if (available < BOM.length && !window.ended) return 'more';
    let start = holdsAt(window, window.pos, BOM) ? window.pos + BOM.length : window.pos;
    if (this.format === 'ndjson') {
      window.pos = start;
      this.parse = ndjsonRecords(this.#bytes, this.county);
      return 'ready';
    }
    for (let above = preamble(this.#bytes, window, start); above; above = preamble(this.#bytes, window, start)) {
      start = above.end;
      this.#consume(start, above.lines);
    }
    if (window.end - start < BOM.length && !window.ended) return 'more';
    const header = readHeaderLine(this.#bytes, window, { start, line: this.line, side });
    if (header === 'more' || 'code' in header) return header;
    this.layout = header.layout;
    this.parse = csvRecords(this.#bytes, header.layout, this.county);
    this.#consume(header.end, 1);
    return 'ready';
  }

  /** The record at the window's position, still to be consumed; undefined when the window must be filled first. */
  peek(): RollRecord | undefined {
    return this.#insideLongRow ? this.#restOfLongRow() : this.parse(this.window);
  }

  /** Consumes a record that is no row: blank lines, or a row left out and noted. */
  pass(record: Exclude<RollRecord, { kind: 'end' | 'row' }>): void {
    if (record.kind === 'problem') {
      if (this.vouched) throw new BrokenPromise();
      this.#sawKeys(record.keys);
      const { bytes, pos } = this.window;
      // Of a row too long to hold no more is looked at than is always at hand.
      const comma = this.#bytes.indexOf(bytes, COMMA, pos, Math.min(record.end, pos + LONGEST_ROW));
      if (this.leftOut.note(this.line, record, comma >= 0)) this.rows += 1;
      this.rows += this.leftOut.takeRows();
      // A row of which no end is in sight: what follows up to its newline belongs to it.
      this.#insideLongRow = record.lines === 0;
    } else if (record.lines > 0) this.#insideLongRow = false;
    this.#consume(record.end, record.lines);
  }

  /** Consumes a row that takes part, or leaves it out because an earlier row is of the same voter. */
  take(record: RollRow, problem?: 'duplicate-voter-id'): void {
    this.#sawRow();
    this.#sawKeys(record.keys);
    this.rows += 1;
    if (problem === undefined) this.voters += 1;
    else if (this.vouched) throw new BrokenPromise();
    else this.leftOut.note(this.line, problemRow(problem, record.end, record.lines), true);
    this.#consume(record.end, record.lines);
  }

  /** Consumes `count` one-line rows that end at `end` and are known to be good. */
  takeMany(count: number, end: number): void {
    if (count > 0) this.#sawRow();
    this.rows += count;
    this.voters += count;
    this.#consume(end, count);
  }

  /** The file was read to its end, and lacks these voters: what looked like a footer and is the ID of one was a row. */
  lacks(voters: ReadonlySet<string>): void {
    this.leftOut.footersOf(voters);
    this.rows += this.leftOut.takeRows();
  }

  #sawRow(): void {
    this.leftOut.sawComma();
    this.rows += this.leftOut.takeRows();
  }

  /** Noted of rows that are consumed, so that it does not matter how often one is looked at. */
  #sawKeys(keys: number | null | undefined): void {
    if (keys === null || keys === undefined) return;
    this.objects += 1;
    this.keys |= keys;
  }

  #consume(end: number, lines: number): void {
    this.window.pos = end;
    this.line += lines;
  }

  #restOfLongRow(): RollRecord | undefined {
    const { window } = this;
    if (window.pos === window.end) return window.ended ? { kind: 'end' } : undefined;
    const newline = this.#bytes.indexOf(window.bytes, NEWLINE, window.pos, window.end);
    return newline < 0 ? { kind: 'blank', end: window.end, lines: 0 } : { kind: 'blank', end: newline + 1, lines: 1 };
  }
}
