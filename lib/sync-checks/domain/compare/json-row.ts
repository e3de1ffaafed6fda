import { ROLL_COLUMNS } from '../roll-format.ts';

/**
 * One line of an NDJSON roll, read by RFC 8259 with two things that `JSON.parse` cannot do: numbers stay as they are
 * spelt, whatever their length, and a key that is written twice is seen.
 */
export interface JsonRow {
  /** In the order of `ROLL_COLUMNS`; the empty value where the key is absent or null. */
  readonly values: string[];
  /** Whether each column's key is written. */
  readonly present: boolean[];
  /** A column's key is written twice. */
  readonly repeated: boolean;
  /** The voter ID's key is written twice. */
  readonly repeatedId: boolean;
  /** A column's value is an array or an object, or holds half a character. */
  readonly badValue: boolean;
}

const COLUMN_AT: ReadonlyMap<string, number> = new Map(ROLL_COLUMNS.map((column, index) => [column, index]));
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = ['true', 'false', 'null'] as const;
const CONTROL = /[\0-\x1f]/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** The text is no JSON: the reader's own way out. */
class NotJson extends Error {}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new NotJson('This is no JSON.', { cause });
  }
};

class LineReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next character that is no space. */
  peek(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0d && code !== 0x0a) return code;
      this.#at += 1;
    }
  }

  take(code: number): void {
    if (this.peek() !== code) throw new NotJson();
    this.#at += 1;
  }

  atEnd(): boolean {
    return Number.isNaN(this.peek());
  }

  string(): string {
    this.take(QUOTE);
    const start = this.#at;
    const end = this.#stringEnd(start);
    this.#at = end + 1;
    const raw = this.#text.slice(start, end);
    if (raw.includes('\\')) return String(parsed(`"${raw}"`));
    if (CONTROL.test(raw)) throw new NotJson();
    return raw;
  }

  /** A value's text as it is spelt; undefined for an array or an object, which is passed over. */
  value(): string | undefined {
    const code = this.peek();
    if (code === QUOTE) return this.string();
    if (code === OPEN || code === OPEN_LIST) return this.#nested();
    for (const word of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return word === 'null' ? '' : word;
      }
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) throw new NotJson();
    this.#at += number.length;
    return number;
  }

  /** Position of the quote that ends a string. */
  #stringEnd(start: number): number {
    const text = this.#text;
    let end = text.indexOf('"', start);
    for (;;) {
      if (end < 0) throw new NotJson();
      let escapes = 0;
      while (end - escapes > start && text.charCodeAt(end - escapes - 1) === BACKSLASH) escapes += 1;
      if (escapes % 2 === 0) return end;
      end = text.indexOf('"', end + 1);
    }
  }

  #nested(): undefined {
    const start = this.#at;
    let depth = 0;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) throw new NotJson();
      if (code === QUOTE) this.#at = this.#stringEnd(this.#at + 1);
      else if (code === OPEN || code === OPEN_LIST) depth += 1;
      else if (code === CLOSE || code === CLOSE_LIST) depth -= 1;
      this.#at += 1;
      if (depth === 0) break;
    }
    parsed(this.#text.slice(start, this.#at));
    return undefined;
  }
}

const objectIn = (text: string): JsonRow => {
  const reader = new LineReader(text);
  const values = ROLL_COLUMNS.map(() => '');
  const present = ROLL_COLUMNS.map(() => false);
  let repeated = false;
  let repeatedId = false;
  let badValue = false;
  let expected = 0;
  reader.take(OPEN);
  if (reader.peek() === CLOSE) reader.take(CLOSE);
  else {
    for (let more = true; more; ) {
      if (reader.peek() !== QUOTE) throw new NotJson();
      const key = reader.string();
      reader.take(COLON);
      const value = reader.value();
      // Keys mostly come in the order of the columns.
      const column = ROLL_COLUMNS[expected] === key ? expected : COLUMN_AT.get(key);
      if (column !== undefined) {
        if (present[column] === true) {
          repeated = true;
          if (column === 0) repeatedId = true;
        }
        present[column] = true;
        if (value === undefined || !value.isWellFormed()) badValue = true;
        values[column] = value ?? '';
        expected = column + 1;
      }
      more = reader.peek() === COMMA;
      reader.take(more ? COMMA : CLOSE);
    }
  }
  if (!reader.atEnd()) throw new NotJson();
  return { values, present, repeated, repeatedId, badValue };
};

/** The row of a line; undefined when the line is not one JSON object. */
export const readJsonRow = (line: string): JsonRow | undefined => {
  try {
    return objectIn(line);
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
};
