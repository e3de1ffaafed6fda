import { isScanList, isScanMember } from '../../imb/domain/scan-feed.ts';
import { LONGEST_RECORD, type RecordReader, type TextRecord } from './text-records.ts';

const OPENS = /[[{]/;

/** What stands before the array: nothing, or the object of the API's own calls. */
const BEFORE = /^\s*(?:\{\s*"records"\s*:\s*)?\[/;
const LONGEST_BEFORE = 1_024;

/** An envelope of a feed: members with numbers and words, and then a list under one of a feed's names. */
const ENVELOPE =
  /^\s*\{\s*(?<members>(?:"[^"]{0,80}"\s*:\s*(?:"[^"]{0,200}"|[-\w.]+)\s*,\s*){0,16})"(?<list>[^"]{1,40})"\s*:\s*\[/;

/** Where the list of an envelope begins. One that says something of all its scans is no envelope but a piece: it is one record. */
const envelopeStart = (text: string): number | undefined => {
  const found = ENVELOPE.exec(text);
  const { members = '', list = '' } = found?.groups ?? {};
  const saysMore = [...members.matchAll(/"([^"]*)"\s*:/g)].some(([, name = '']) => isScanMember(name));
  return isScanList(list) && !saysMore ? found?.[0].length : undefined;
};

/** `{"records": [` or `[`: where the elements begin; undefined when the text begins otherwise. `isFeed`: a feed's envelope may be there. */
export const arrayStart = (text: string, isFeed = false): number | undefined =>
  BEFORE.exec(text)?.[0].length ?? (isFeed ? envelopeStart(text) : undefined);

/**
 * The elements of a JSON array, one at a time; what each says is not read here. Depth and strings alone are followed, so
 * that an element as deep as it likes takes no stack, and one that is too long no memory.
 */
export class ArrayRecords implements RecordReader {
  readonly #isFeed: boolean;
  #before: string | undefined = '';
  #line = 1;
  #parts: string[] = [];
  #length = 0;
  #startLine = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #state: 'elements' | 'over' | 'broken' = 'elements';
  #count = 0;

  constructor(isFeed = false) {
    this.#isFeed = isFeed;
  }

  push(piece: string): readonly TextRecord[] {
    const records: TextRecord[] = [];
    let text = piece;
    if (this.#before !== undefined) {
      text = this.#before + piece;
      const start = arrayStart(text, this.#isFeed);
      if (start === undefined) {
        this.#before = text;
        if (text.length > LONGEST_BEFORE) this.#fail();
        return records;
      }
      this.#before = undefined;
      this.#line += text.slice(0, start).split('\n').length - 1;
      text = text.slice(start);
    }
    this.#take(text, records);
    return records;
  }

  end() {
    return { records: [], broken: this.#state !== 'over' };
  }

  #fail(): void {
    this.#state = 'broken';
    this.#before = undefined;
    this.#parts = [];
  }

  #take(text: string, records: TextRecord[]): void {
    let from = this.#length > 0 ? 0 : -1;
    for (let at = 0; at < text.length && this.#state !== 'broken'; at += 1) {
      const sign = text[at] as string;
      if (sign === '\n') this.#line += 1;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === '\\') this.#escaped = true;
        else if (sign === '"') this.#inString = false;
        continue;
      }
      if (this.#state === 'over') {
        // Behind its list an envelope may say more, such as how long it was.
        if (!this.#isFeed && !/[\s}]/.test(sign)) this.#fail();
        continue;
      }
      if (this.#depth === 0 && (sign === ',' || sign === ']')) {
        if (from >= 0 || this.#length > 0) this.#keep(text, from < 0 ? at : from, at);
        if (!this.#give(records, sign)) return;
        from = -1;
        continue;
      }
      if (from < 0 && this.#length === 0) {
        if (sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t') continue;
        from = at;
        this.#startLine = this.#line;
      }
      if (sign === '"') this.#inString = true;
      else if (OPENS.test(sign)) this.#depth += 1;
      else if (sign === '}' || sign === ']') this.#depth -= 1;
    }
    if (from >= 0 && this.#state === 'elements') this.#keep(text, from, text.length);
  }

  #keep(text: string, from: number, to: number): void {
    if (this.#length <= LONGEST_RECORD) this.#parts.push(text.slice(from, to));
    else this.#parts.length = 0;
    this.#length += to - from;
  }

  /** Gives the element that ends here; false where the array is damaged. */
  #give(records: TextRecord[], sign: ',' | ']'): boolean {
    const isEmpty = this.#length === 0;
    // An empty array has no element; anywhere else one is missing.
    if (isEmpty && !(sign === ']' && this.#count === 0)) {
      this.#fail();
      return false;
    }
    if (!isEmpty) {
      const line = this.#startLine;
      const isLong = this.#length > LONGEST_RECORD;
      records.push(isLong ? { line, text: '', fault: 'row-too-long' } : { line, text: this.#parts.join('').trimEnd() });
      this.#count += 1;
    }
    this.#parts = [];
    this.#length = 0;
    if (sign === ']') this.#state = 'over';
    return true;
  }
}
