/**
 * What the engines need from the platform's byte functions. They pass in megabytes at a time, so the platform's native
 * functions decide the speed; the rules stay free of it.
 */
export interface ByteOperations {
  /** Position of the first `value` in `[start, end)`, or -1. */
  readonly indexOf: (bytes: Uint8Array, value: number, start: number, end: number) => number;
  /** `[start, end)` as UTF-8; U+FFFD stands for what is not UTF-8. */
  readonly text: (bytes: Uint8Array, start: number, end: number) => string;
  /** Whether `[start, end)` is UTF-8. */
  readonly isUtf8: (bytes: Uint8Array, start: number, end: number) => boolean;
  /**
   * How far `a` from `aStart` and `b` from `bStart` on are the same, of at most `length` bytes and a `STRETCH`, and the
   * whole rows among those bytes: one starts at `aStart`.
   */
  readonly equalRows: (
    a: Uint8Array,
    aStart: number,
    b: Uint8Array,
    bStart: number,
    length: number,
    county: string,
  ) => EqualRows;
  /**
   * Digests (`Digest.bytes`) whole rows of `[start, end)` into `into`, as many as have room, five numbers each: the digest of
   * the voter ID, that of the rest of the line without its line end, and how far behind `start` the next row begins. Stops
   * before a line that does not begin as a row of the county and before one longer than `LONGEST_ROW` with its line end,
   * and may stop before a long one. Gives how many they are.
   */
  readonly digestRows: (
    bytes: Uint8Array,
    start: number,
    end: number,
    county: string,
    seeds: readonly [number, number],
    into: Int32Array,
  ) => number;
}

/**
 * So many bytes are compared and looked at again while the processor's cache still holds them. No more than `LONGEST_ROW`:
 * a row that is longer is never among the equal ones.
 */
export const STRETCH = 65_536;

export interface EqualRows {
  /** How many bytes are the same. */
  readonly same: number;
  /**
   * How many whole rows that is; -1 when one does not begin as a row of the county, with a voter ID and the county behind it,
   * or not ascend by voter ID. So a row torn in two, a row of another county and a damaged ID show.
   */
  readonly count: number;
  /** Where in `a` the last of them starts, and the row after it would. Nothing is meant by them when there is none. */
  readonly last: number;
  readonly end: number;
}

/** The bytes of a file that are at hand: `[pos, end)` of `bytes` are not yet consumed. */
export interface Window {
  bytes: Uint8Array;
  pos: number;
  end: number;
  /** Offset of `bytes[0]` in the uncompressed file. */
  base: number;
  /** Nothing follows `end`. */
  ended: boolean;
}

/** A window before the first byte. */
export const emptyWindow = (): Window => ({ bytes: new Uint8Array(0), pos: 0, end: 0, base: 0, ended: false });

/** Whether these very bytes stand at a position of a window. */
export const holdsAt = ({ bytes, end }: Window, at: number, magic: readonly number[]): boolean =>
  magic.every((byte, index) => at + index < end && bytes[at + index] === byte);

export const NEWLINE = 0x0a;
export const COMMA = 0x2c;
export const QUOTE = 0x22;

/** A row longer than this, a CSV row with its line end, is left out, so that one damaged quote never pulls the rest of a file into memory. */
export const LONGEST_ROW = 65_536;
