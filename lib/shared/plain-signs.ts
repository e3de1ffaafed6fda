/** Typographic signs, letters that look like them (ʻokina) among these, and the plain sign that each is read as. */
export const PLAIN_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032\u2035\u2039\u203a\u00b4\u02b9-\u02bd`]/g, "'"],
  [/[\u201c-\u201f\u2033\u2036\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
];

/** A text with other signs in the place of some of its own. */
export const withSigns = (text: string, signs: readonly (readonly [RegExp, string])[]): string =>
  signs.reduce((written, [sign, plain]) => written.replaceAll(sign, plain), text);
