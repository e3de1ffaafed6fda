/**
 * What a name that others choose may say to a voter. It stands in a message of the Secretary of State: it must not be able to
 * send anybody anywhere, and must be what it looks like.
 */

/** The letters, marks and digits of the scripts that our ten languages are written in, each script by itself. */
const LATIN =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0130\\u0132-\\u0137\\u0139-\\u0148\\u014a-\\u017e\\u01a0\\u01a1\\u01af\\u01b0\\u1e00-\\u1e99\\u1ea0-\\u1ef9';
const HAN = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u4e3e\\u4e40-\\u9fff\\u{20000}-\\u{323af}';
const KANA = '\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fa\\u30fc-\\u30fe';
const HANGUL = '\\uac00-\\ud7a3';
const DEVANAGARI = '\\u0900-\\u097f';
const KHMER = '\\u1780-\\u17dd\\u17e0-\\u17e9';
const THAI = '\\u0e01-\\u0e3a\\u0e3f-\\u0e59';

/** What may stand between words: of ASCII without @ \ ^ ` | ~ { } < >, typographic signs, and those of Chinese and Japanese. */
const SIGNS =
  ' \\u00a0\\u3000!-?\\[\\]_\\u00a1\\u00a7\\u00aa\\u00ab\\u00b0\\u00b4\\u00b7\\u00ba\\u00bb\\u00bf\\u02bb\\u02bc\\u2010-\\u2015\\u2018-\\u201f\\u2022\\u2026\\u2032\\u2033\\u2039\\u203a\\u2212\\u3001\\u3002\\u3008-\\u3011\\u30fb\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f\\uff5e';

const ALLOWED = new RegExp(`^[${LATIN}${HAN}${KANA}${HANGUL}${DEVANAGARI}${KHMER}${THAI}${SIGNS}0-9]*$`, 'u');

/**
 * Which scripts one name may have beside Latin: those of one language. Highly to moderately restrictive by UTS #39, 5.2,
 * without the scripts that none of our languages is written in (Cyrillic, Greek, Cherokee and others).
 */
const COMPANIES = [HAN + KANA, HAN + HANGUL, DEVANAGARI, KHMER, THAI].map(
  (scripts) => new RegExp(`^[${LATIN}${SIGNS}0-9${scripts}]*$`, 'u'),
);

/** Latin letters or digits that touch those of a script whose signs are written like them (०, ๐, ः), or like / and O. */
const TOUCHING = new RegExp(
  `[A-Za-z0-9]\\uff1a[A-Za-z0-9]|[A-Za-z0-9][${DEVANAGARI}${KHMER}${THAI}\\u3007\\u30ce]|[${DEVANAGARI}${KHMER}${THAI}\\u3007\\u30ce][A-Za-z0-9]`,
  'u',
);

/** Ends of addresses that people know by ear. None of them is an ordinary word behind "dot". */
const ENDINGS = 'com|org|net|gov|edu|info|us|co|io|ai|me|tv|ly|app|biz|link|vote|site|online|xyz|click|live|news|page';

/** An address, or the beginning of one, also where a point is followed by a space or spelt out. */
const WEB = new RegExp(
  [
    '://',
    '\\bhttps?\\b',
    '\\bwww\\b',
    'xn--',
    '@',
    // A point between letters is an address to every telephone: "St.Helena" is written "St. Helena".
    // The last sign of a word may be a vowel's mark: चुनावी.app.
    '[\\p{L}\\p{M}\\p{N}\\]_-][.\\u00b7\\u30fb\\u2022]\\p{L}[\\p{L}\\p{M}]',
    '[a-z0-9-]\\u3002[\\p{L}]{2,}',
    '\\.\\s*(?:com|org|net|gov|edu|info)\\b',
    `\\b(?:dot|d0t|punto)[\\s)\\]-]*(?:${ENDINGS})\\b`,
    // The number of a machine is an address, too: 10.0.0.1.
    '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b',
    '[\\[(]\\s*(?:\\.|dot)\\s*[\\])]',
  ].join('|'),
  'iu',
);

/** Dates and pairs of years are numbers that a name may have. */
const DATES =
  /(?<!\d[^\p{L}\d]?)(?:(?:19|20)\d{2}[-–/.](?:0?[1-9]|1[0-2])[-–/.](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|1[0-2])[-–/.](?:0?[1-9]|[12]\d|3[01])[-–/.](?:19|20)\d{2}|(?:19|20)\d{2} ?[-–—/] ?(?:(?:19|20)\d{2}|\d{2}))(?!\d)/gu;
/**
 * Digits that are read as one number, whatever three signs stand between two of them; but for a list, whose items have no more
 * than three digits.
 */
const NUMBERS = /\p{Nd}(?:(?!,\s+\p{Nd}{1,3}(?!\p{Nd}))(?:[^\p{L}\p{Nd}|]|ー){0,3}\p{Nd})*/gu;
/** Numbers that spell a word: 1-800-VOTE-NOW. */
const SPELT = /(?<!\d)(?:1[-. ]*)?(?:\(?8(?:00|33|44|55|66|77|88)|900|976)[-. )]*\p{L}/u;
/** The shortest number that reaches a line: seven digits; a short code has five without a gap, or one by one. */
const PHONE_DIGITS = 7;
const SHORT_CODE = /\p{Nd}{5}|(?<!\p{Nd})\p{Nd}(?:[^\p{L}\p{Nd},]\p{Nd}){4}(?!\p{Nd})/u;

export const NAME_FAULTS = ['web-address', 'phone-number', 'mixed-scripts', 'look-alike'] as const;
export type NameFault = (typeof NAME_FAULTS)[number];

/** What to do about each, for the people who chose the name. */
export const NAME_FAULT_SENTENCES: Readonly<Record<NameFault, string>> = {
  'web-address':
    'Leave out web and email addresses, and write a space behind a point: messages of the state carry its own.',
  'phone-number': 'Leave out telephone numbers and runs of five or more digits; dates and years may stay.',
  'mixed-scripts': 'Write the name in one language, or in one language and English, with spaces between the two.',
  'look-alike':
    'Use letters, digits and common punctuation only: a character looks like another one, or is of no script of our languages.',
};

const hasPhone = (text: string): boolean => {
  const rest = text.replaceAll(DATES, ' | ');
  const digits = [...rest.matchAll(NUMBERS)].map(([run]) => run.replaceAll(/[^\p{Nd}]/gu, '').length);
  return SPELT.test(rest) || SHORT_CODE.test(rest) || digits.some((count) => count >= PHONE_DIGITS);
};

/** Why a voter must not read this name in a message; undefined when it can stand there. */
export const nameFault = (name: string): NameFault | undefined => {
  const text = name.normalize('NFC');
  // As a telephone would read it, whatever the letters are made of.
  const read = text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (WEB.test(read)) return 'web-address';
  if (hasPhone(read)) return 'phone-number';
  if (!ALLOWED.test(text)) return 'look-alike';
  if (!COMPANIES.some((company) => company.test(text)) || TOUCHING.test(text)) return 'mixed-scripts';
  return undefined;
};
