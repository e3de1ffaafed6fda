import { PLAIN_SIGNS, withSigns } from '../../shared/plain-signs.ts';

/** Longer than any message of ours, with what programs put around it. */
export const LONGEST_PASTED = 6_000;

const INVISIBLE = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
/** How programs mark what is quoted. */
const QUOTED = /^(?:[ \t]*>)+/gm;

/**
 * A text as it is compared: what phones and mail programs change on the way says nothing else. Line ends, spaces, marks of
 * quotation, width, typographic signs and capitals go; every word, number and address stays.
 */
export const comparable = (text: string): string =>
  withSigns(text.replaceAll(QUOTED, '').normalize('NFKC').replaceAll(INVISIBLE, ''), PLAIN_SIGNS)
    .toLowerCase()
    .replaceAll(/[\s\p{Cc}]+/gu, '');
