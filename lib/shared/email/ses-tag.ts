import { err, ok, type Result } from '../result.ts';

/**
 * SES allows letters, digits, `_` and `-` in the value of a message tag (API reference, MessageTag), our keys hold `.`
 * as well. `.` travels as `_-` and `_` as `__`, which keeps the value readable and gives the key back exactly.
 */
export const toTagValue = (text: string): string => text.replaceAll('_', '__').replaceAll('.', '_-');

/** Reads a tag value back. Fails with a sentence when `toTagValue` cannot have written it. */
export const fromTagValue = (value: string): Result<string, string> => {
  if (!/^(?:[A-Za-z0-9-]|_[_-])*$/.test(value)) return err('A tag value holds letters, digits, "-", "__" and "_-".');
  return ok(value.replaceAll(/_([_-])/g, (_pair, second: string) => (second === '-' ? '.' : '_')));
};
