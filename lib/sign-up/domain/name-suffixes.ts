import { joined, nameWords, type Words } from './name-words.ts';

/** Suffixes behind either name, and as what they are compared. */
export const SUFFIXES: Readonly<Record<string, string>> = {
  jr: 'jr',
  junior: 'jr',
  sr: 'sr',
  senior: 'sr',
  ii: '2',
  '2nd': '2',
  iii: '3',
  '3rd': '3',
  iv: '4',
  '4th': '4',
  v: '5',
  '5th': '5',
};
/** Behind a last name alone: elsewhere they are names (Tường Vi). */
export const LAST_SUFFIXES: Readonly<Record<string, string>> = {
  ...SUFFIXES,
  jnr: 'jr',
  snr: 'sr',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  vi: '6',
  '6th': '6',
  esq: 'esq',
  esquire: 'esq',
  md: 'md',
  phd: 'phd',
};

export type Suffixed = { readonly words: Words; readonly suffix: string };

/** Takes a suffix off the end of a name that has words before it. */
export const withoutSuffix = (words: Words, suffixes = SUFFIXES): Suffixed => {
  const suffix = words.length > 1 ? suffixes[words.at(-1) ?? ''] : undefined;
  return suffix === undefined ? { words, suffix: '' } : { words: words.slice(0, -1), suffix };
};

/** A suffix as it is compared: `III`, `3rd` and `3` are one. */
export const suffixOf = (suffix: string): string => {
  const word = joined(nameWords(suffix));
  return LAST_SUFFIXES[word] ?? word;
};
