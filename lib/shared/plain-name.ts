import { hasAddress } from './name-addresses.ts';
import { hasPhone } from './name-numbers.ts';
import { PLAIN_SIGNS, withSigns } from './plain-signs.ts';

/**
 * What a name that others choose may say to a voter. It stands in a message of the Secretary of State: it must not be able to
 * send anybody anywhere, and must be what it looks like.
 */

/** The letters, marks and digits of the scripts that our ten languages are written in, each script by itself. */
const LATIN =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0130\\u0132-\\u0137\\u0139-\\u0148\\u014a-\\u017e\\u01a0\\u01a1\\u01af\\u01b0\\u1e00-\\u1e99\\u1ea0-\\u1ef9';
const FULL_WIDTH_DIGITS = '\\uff10-\\uff19';
const HAN = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u4e3e\\u4e40-\\u9fff\\u{20000}-\\u{323af}';
const KANA = '\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe';
const HANGUL = '\\uac00-\\ud7a3';
const DEVANAGARI = '\\u0900-\\u097f';
const KHMER = '\\u1780-\\u17dd\\u17e0-\\u17e9';
const THAI = '\\u0e01-\\u0e3a\\u0e3f-\\u0e59';

/** What may stand between words: of ASCII without @ \ ^ ` | ~ { } < >, typographic signs, and those of Chinese and Japanese. */
const SIGNS =
  ' \\u00a0\\u3000!-;=?\\[\\]_\\u00a1\\u00a7\\u00aa\\u00ab\\u00b0\\u00b4\\u00b7\\u00ba\\u00bb\\u00bf\\u02bb\\u02bc\\u2010-\\u2015\\u2018-\\u201f\\u2022\\u2026\\u2032\\u2033\\u2039\\u203a\\u2212\\u3001\\u3002\\u3008-\\u3011\\u30fb\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f\\uff5e';

const ALLOWED = new RegExp(
  `^[${LATIN}${HAN}${KANA}${HANGUL}${DEVANAGARI}${KHMER}${THAI}${SIGNS}${FULL_WIDTH_DIGITS}0-9]*$`,
  'u',
);

/**
 * Which scripts one name may have beside Latin: those of one language. Highly to moderately restrictive by UTS #39, 5.2,
 * without the scripts that none of our languages is written in (Cyrillic, Greek, Cherokee and others).
 */
const COMPANIES = [HAN + KANA + FULL_WIDTH_DIGITS, HAN + HANGUL + FULL_WIDTH_DIGITS, DEVANAGARI, KHMER, THAI].map(
  (scripts) => new RegExp(`^[${LATIN}${SIGNS}0-9${scripts}]*$`, 'u'),
);

/** Latin letters or digits that touch those of a script whose signs are written like them (०, ๐, ः), or like / and O. */
const TOUCHING = new RegExp(
  `[A-Za-z0-9]\\uff1a[A-Za-z0-9]|[A-Za-z][${FULL_WIDTH_DIGITS}]|[${FULL_WIDTH_DIGITS}][A-Za-z]|[A-Za-z0-9][${DEVANAGARI}${KHMER}${THAI}\\u3007\\u30ce]|[${DEVANAGARI}${KHMER}${THAI}\\u3007\\u30ce][A-Za-z0-9]`,
  'u',
);

/** More than any name or line of ours has; what is longer is not looked at: Unicode forms of long texts cost seconds. */
const LONGEST = 200;

export const NAME_FAULTS = ['too-long', 'web-address', 'phone-number', 'mixed-scripts', 'look-alike'] as const;
export type NameFault = (typeof NAME_FAULTS)[number];

/** What to do about each, for the people who chose the name. */
export const NAME_FAULT_SENTENCES: Readonly<Record<NameFault, string>> = {
  'too-long': `Use ${LONGEST} characters or fewer.`,
  'web-address':
    'Leave out web and email addresses and words such as "dot com": messages of the state carry its own. Write a space behind a point, a comma and a colon, none in front of a point, and a capital letter behind the end of a sentence.',
  'phone-number':
    'Leave out telephone numbers, short codes, and words such as "call" and "text" in front of a number. Dates, years and the numbers of districts and measures may stay: put a word, or a comma and a space, between two numbers.',
  'mixed-scripts': 'Write the name in one language, or in one language and English, with spaces between the two.',
  'look-alike':
    'Use letters, digits and common punctuation only: a character looks like another one, or is of no script of our languages.',
};

/** The name as a telephone reads it, whatever its letters and signs are made of: ʻ is a letter, and parts digits as ' does. */
const asRead = (text: string): string =>
  withSigns(text, PLAIN_SIGNS)
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/** Why a voter must not read this name in a message; undefined when it can stand there. */
export const nameFault = (name: string): NameFault | undefined => {
  if (name.length > LONGEST) return 'too-long';
  const text = name.normalize('NFC');
  const read = asRead(text);
  if (hasAddress(read)) return 'web-address';
  if (hasPhone(read)) return 'phone-number';
  if (!ALLOWED.test(text)) return 'look-alike';
  if (!COMPANIES.some((company) => company.test(text)) || TOUCHING.test(text)) return 'mixed-scripts';
  return undefined;
};
