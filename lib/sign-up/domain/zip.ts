import { err, ok, type Result } from '../../shared/result.ts';
import zips from '../data/zips.json' with { type: 'json' };
import { inPlainDigits } from './plain-digits.ts';
import type { FieldProblemCode } from './sign-up-form.ts';

type ZipProblem = Extract<FieldProblemCode, 'missing' | `zip-${string}`>;

const LONGEST = 30;

const isHere = (zip: string): boolean => {
  const prefix = zip.slice(0, 3);
  const [first = '', last = ''] = zips.california;
  return (prefix >= first && prefix <= last) || zips.acrossTheBorder.includes(prefix);
};

/**
 * The five digits of the ZIP that a voter typed, with its four more or without. One of another place is told apart: overseas
 * voters are registered under the one that they had in California (guidance, p. 4).
 */
export const readZip = (typed: string): Result<string, ZipProblem> => {
  if (typed.length > LONGEST) return err('zip-unreadable');
  const text = inPlainDigits(typed).trim();
  if (text === '') return err('missing');
  const [, zip] = /^(\d{5})(?:[\p{P}\p{S}\s]*\d{4})?$/u.exec(text.replace(/^ca[\s,.]+/i, '')) ?? [];
  if (zip === undefined) return err(/[\p{L}]/u.test(text) && /\d/.test(text) ? 'zip-elsewhere' : 'zip-unreadable');
  return isHere(zip) ? ok(zip) : err('zip-elsewhere');
};
