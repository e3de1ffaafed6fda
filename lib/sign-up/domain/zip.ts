import { err, ok, type Result } from '../../shared/result.ts';
import zips from '../data/zips.json' with { type: 'json' };
import { inPlainDigits } from './plain-digits.ts';
import type { FieldProblemCode } from './sign-up-form.ts';

type ZipProblem = Extract<FieldProblemCode, 'missing' | `zip-${string}`>;

const LONGEST = 30;

/** The state before or behind it, with the city or without: `Sacramento, CA 95814`, `CA95814`, `95814 CA`. */
const STATE_BEFORE = /^(?:[\p{L}\s.,'-]*[\s,])?(?:ca|calif|california)[\s.,]*(?=\d)/iu;
const STATE_BEHIND = /[\s.,]+(?:ca|calif|california)[\s.]*$/iu;

const isHere = (zip: string): boolean => {
  const prefix = zip.slice(0, 3);
  const [first = '', last = ''] = zips.california;
  return (prefix >= first && prefix <= last) || zips.acrossTheBorder.includes(prefix);
};

/** A ZIP as it was typed, in plain digits and without the state around it. */
const bareZip = (typed: string): string =>
  inPlainDigits(typed)
    .trim()
    .replace(STATE_BEFORE, '')
    .replace(STATE_BEHIND, '')
    .replace(/[\s.,;]+$/, '');

const digitsIn = (bare: string): string | undefined => /^(\d{5})(?:[\p{P}\p{S}\s]*\d{4})?$/u.exec(bare)?.[1];

/** The five digits of a ZIP in any script, with its four more or without, wherever it lies; undefined where it is none. */
export const zipDigits = (typed: string): string | undefined =>
  typed.length > LONGEST ? undefined : digitsIn(bareZip(typed));

/**
 * The five digits of the ZIP that a voter typed, with its four more or without. One of another place is told apart: overseas
 * voters are registered under the one that they had in California (guidance, p. 4).
 */
export const readZip = (typed: string): Result<string, ZipProblem> => {
  if (typed.length > LONGEST) return err('zip-unreadable');
  if (inPlainDigits(typed).trim() === '') return err('missing');
  const bare = bareZip(typed);
  const zip = digitsIn(bare);
  if (zip === undefined) {
    const isCodeElsewhere = /\p{L}/u.test(bare) && /\d/.test(bare) && !(bare.match(/\d{5}/g) ?? []).some(isHere);
    return err(isCodeElsewhere ? 'zip-elsewhere' : 'zip-unreadable');
  }
  return isHere(zip) ? ok(zip) : err('zip-elsewhere');
};
