const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = ['true', 'false', 'null'] as const;
const isControl = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
};
export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN = 0x7b;
export const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** The text is no JSON. */
export class NotJson extends Error {}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new NotJson('This is no JSON.', { cause });
  }
};

/** Reads the tokens of one line by RFC 8259. Throws `NotJson`. */
export class JsonReader {
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
    if (isControl(raw)) throw new NotJson();
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
