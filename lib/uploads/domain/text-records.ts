/** One record of a file: the line on which it begins, from 1, and its text; with a fault the text cannot be read as one. */
export type TextRecord = {
  readonly line: number;
  readonly text: string;
  readonly fault?: 'row-too-long' | 'bad-quotes';
};

/** Finds the records in text that comes piece by piece. `push` gives those that are whole by now; memory is bounded. */
export type RecordReader = {
  push(text: string): readonly TextRecord[];
  /** The last record, and whether the text could end here. */
  end(): { readonly records: readonly TextRecord[]; readonly broken: boolean };
};

/** A longer record is none: one damaged quote must never pull the rest of a file into memory. */
export const LONGEST_RECORD = 65_536;
/** A value of several lines is an address at most. */
const MOST_LINES = 20;
const LONGEST_SEARCH = 16_384;

/** A record, where the next begins, and how many lines it has. */
type Found = { readonly record: TextRecord; readonly end: number; readonly lines: number };

const hasOpenQuote = (text: string): boolean => {
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open;
  return open;
};

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/**
 * Records that end with a line end. With `quoted` a quoted value may go over several lines; a quote that is never closed
 * costs its own line alone. `returnsOnly`: lines end with a carriage return, as old Macintosh programs write them.
 */
export class LineRecords implements RecordReader {
  readonly #quoted: boolean;
  readonly #lineEnd: string;
  #rest = '';
  #line = 1;
  #isPassing = false;

  constructor({ quoted, returnsOnly }: { readonly quoted: boolean; readonly returnsOnly: boolean }) {
    this.#quoted = quoted;
    this.#lineEnd = returnsOnly ? '\r' : '\n';
  }

  push(piece: string): readonly TextRecord[] {
    return this.#take(piece, false);
  }

  end() {
    const records = this.#take('', true);
    return { records, broken: false };
  }

  #take(piece: string, ended: boolean): readonly TextRecord[] {
    const text = this.#rest + piece;
    const records: TextRecord[] = [];
    let at = this.#isPassing ? this.#passLongLine(text) : 0;
    while (at < text.length) {
      const next = this.#recordAt(text, at, ended);
      if (next === undefined) break;
      if (next.record.text !== '' || next.record.fault) records.push(next.record);
      this.#line += next.lines;
      at = next.end;
      if (this.#isPassing) break;
    }
    this.#rest = text.slice(at);
    return records;
  }

  /** Where the line that is too long ends; all of the text while it does not. */
  #passLongLine(text: string): number {
    const end = text.indexOf(this.#lineEnd);
    if (end < 0) return text.length;
    this.#isPassing = false;
    this.#line += 1;
    return end + 1;
  }

  #recordAt(text: string, from: number, ended: boolean): Found | undefined {
    const found = text.indexOf(this.#lineEnd, from);
    const end = found < 0 ? text.length : found;
    if (end - from > LONGEST_RECORD) {
      const record: TextRecord = { line: this.#line, text: '', fault: 'row-too-long' };
      this.#isPassing = found < 0;
      return { record, end: found < 0 ? end : end + 1, lines: found < 0 ? 0 : 1 };
    }
    if (found < 0 && !ended) return undefined;
    const first = text.slice(from, end);
    const record: TextRecord = { line: this.#line, text: withoutReturn(first) };
    const one = { record, end: end + 1, lines: 1 };
    if (!this.#quoted || !hasOpenQuote(first)) return one;
    const several = this.#severalLines(text, from, end, ended);
    if (several === 'more') return undefined;
    return several ?? { ...one, record: { ...record, fault: 'bad-quotes' } };
  }

  /** The record whose quoted value goes on behind its first line; undefined when the quote is never closed. */
  #severalLines(text: string, from: number, firstEnd: number, ended: boolean): Found | 'more' | undefined {
    let [end, lines] = [firstEnd, 1];
    while (lines < MOST_LINES && end - from < LONGEST_SEARCH) {
      const start = end + 1;
      const found = text.indexOf(this.#lineEnd, start);
      if (found < 0 && !ended && text.length - from < LONGEST_SEARCH) return 'more';
      if (start >= text.length) return undefined;
      end = found < 0 ? text.length : found;
      lines += 1;
      if (!hasOpenQuote(text.slice(start, end))) continue;
      return { record: { line: this.#line, text: withoutReturn(text.slice(from, end)) }, end: end + 1, lines };
    }
    return undefined;
  }
}
