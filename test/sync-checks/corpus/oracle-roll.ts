import type { RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import type { RowReason } from './subject.ts';

/** A row that the oracle could not take, and what it knows of whose it was. */
export type OracleLeftOut = {
  readonly line: number;
  readonly reason: RowReason;
  /** The voter ID as far as it can be read; null when not, or when the line is no voter's (`footer`, a second header). */
  readonly voterId: string | null;
  /** Whether the ID stands where it must. In a row whose columns are off, any value may stand in the ID's place. */
  readonly sure: boolean;
};

/** One side as the oracle read it: which rows there are, in the order of the file. */
export type OracleRoll = {
  readonly read: readonly { readonly line: number; readonly row: RollRow }[];
  readonly leftOut: readonly OracleLeftOut[];
};

export const isIdentifier = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** A row longer than this, in bytes, is not read. */
export const LONGEST_ROW = 65_536;

/** The text of bytes that are kept as Latin-1 (one character a byte); undefined when they are not UTF-8. */
export const utf8 = (bytes: string): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
};

const END_MARK = '\u001a';

/** All bytes as Latin-1, without a byte order mark and without the DOS end mark: a last line of its own, or at the end. */
export const rollText = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  const body = text.replace(/[\r\n]*$/, '');
  let end = body.length;
  while (body[end - 1] === END_MARK) end -= 1;
  const isOwnLine = end === 0 || body[end - 1] === '\n';
  return end < body.length && (isOwnLine || body.length === text.length) ? text.slice(0, end) : text;
};
