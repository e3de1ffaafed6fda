import { isTooLongToLookAt } from './looked-at.ts';

/**
 * What no eye can see in a difference: another Unicode form of the same characters, padding around the value, or
 * characters without width inside it.
 */
export const INVISIBLE = ['unicode-form', 'padding', 'zero-width'] as const;
export type Invisible = (typeof INVISIBLE)[number];

/** Spaces of any kind, controls, and marks that take no place. */
const BLANK = /^[\s\p{Zs}\p{Cc}\p{Cf}]$/u;

/** Character by character from both ends: an expression would look at long blanks inside again and again. */
const trimmed = (text: string): string => {
  const characters = [...text];
  let start = 0;
  let end = characters.length;
  while (start < end && BLANK.test(characters[start] ?? '')) start += 1;
  while (end > start && BLANK.test(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(start, end).join('');
};

/** Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark. Joiners change how a word looks. */
const WITHOUT_WIDTH = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

const without = (text: string, kinds: ReadonlySet<Invisible>): string => {
  const wide = kinds.has('zero-width') ? text.replaceAll(WITHOUT_WIDTH, '') : text;
  const value = kinds.has('padding') ? trimmed(wide) : wide;
  return kinds.has('unicode-form') ? value.normalize() : value;
};

/** From the least to the most: what must be looked past for two values to be the same. */
const KINDS: readonly (readonly Invisible[])[] = [
  ['padding'],
  ['unicode-form'],
  ['zero-width'],
  ['unicode-form', 'padding'],
  ['padding', 'zero-width'],
  ['unicode-form', 'zero-width'],
  ['unicode-form', 'padding', 'zero-width'],
];
const AS_SETS = KINDS.map((kinds) => ({ kinds, set: new Set(kinds) }));
/** Without Unicode forms, which take too long in long values. */
const OF_LONG = AS_SETS.filter(({ set }) => !set.has('unicode-form'));
const ALL = new Set(INVISIBLE);
const ALL_OF_LONG = new Set(INVISIBLE.filter((kind) => kind !== 'unicode-form'));

/** What of two unequal values no eye can see; empty when they look different. Long ones (`lookedAt`) of two forms do. */
export const invisibleIn = (ems: string, votecal: string): readonly Invisible[] => {
  if (PLAIN_ASCII.test(ems) && PLAIN_ASCII.test(votecal)) return ems.trim() === votecal.trim() ? ['padding'] : [];
  const isLong = isTooLongToLookAt(ems) || isTooLongToLookAt(votecal);
  // Most differences are none of these, which the last of them tells.
  const all = isLong ? ALL_OF_LONG : ALL;
  if (without(ems, all) !== without(votecal, all)) return [];
  return (isLong ? OF_LONG : AS_SETS).find(({ set }) => without(ems, set) === without(votecal, set))?.kinds ?? [];
};
