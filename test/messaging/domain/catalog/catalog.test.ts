import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import { CHANNELS_OF, VARIABLES_OF } from '../../../../lib/messaging/domain/catalog-variables.ts';
import { CHANNELS, LANGUAGES, type Language, MESSAGE_TYPES } from '../../../../lib/shared/codes.ts';
import { entriesOf, placeholdersOf } from './patterns.ts';

/** "Delivered" and what would say the same of a ballot: USPS has no delivery scan for letters. */
const DELIVERED: Record<Language, RegExp> = {
  en: /deliver|arrived/i,
  es: /entregad[ao]|se entregó|ha llegado|llegó/i,
  // 選票投遞箱 is the drop box.
  zh: /送達|送到|投遞(?!箱)|派送|已到達/,
  hi: /डिलीवर|वितरित|पहुँच गया|पहुँचा दिया/,
  ja: /配達|お届けし|届きました/,
  km: /បានប្រគល់|បានមកដល់/,
  ko: /배달|배송|전달되|도착/,
  fil: /inihatid|naihatid|na-?deliver|dumating na/i,
  th: /นำจ่าย|จัดส่งสำเร็จ|มาถึงแล้ว|ส่งถึงท่าน/,
  vi: /đã (được )?giao|đã đến nơi|phát thư/i,
};

/** The script in which each language is written. */
const SCRIPT: Record<Language, RegExp> = {
  en: /[a-z]/,
  es: /[a-z]/,
  zh: /\p{Script=Han}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]|\p{Script=Han}/u,
  km: /\p{Script=Khmer}/u,
  ko: /\p{Script=Hangul}/u,
  fil: /[a-z]/,
  th: /\p{Script=Thai}/u,
  vi: /[a-zđạậệộ]/i,
};

const inEnglish = new Map(entriesOf('en').map(({ place, entry }) => [place, entry.message]));
const all = LANGUAGES.flatMap((language) => entriesOf(language).map((placed) => ({ language, ...placed })));

/** What is told at any time of the year. */
const OUTSIDE_ELECTIONS: ReadonlySet<string> = new Set(['Confirmation', 'MovedCounty']);

describe('the message catalog', () => {
  it('has each of 14 types in 10 languages over 3 channels, and nothing about a sign-up by phone', () => {
    const expected = MESSAGE_TYPES.length * LANGUAGES.length * CHANNELS.length;
    expect(expected).toBe(14 * 10 * 3);
    const written = LANGUAGES.flatMap((language) =>
      MESSAGE_TYPES.flatMap((type) => Object.keys(CATALOG[language].messages[type])),
    );
    expect(written).toHaveLength(expected - OUTSIDE_ELECTIONS.size * LANGUAGES.length);
    for (const language of LANGUAGES) {
      for (const type of MESSAGE_TYPES) {
        expect(Object.keys(CATALOG[language].messages[type])).toEqual(CHANNELS_OF[type]);
      }
      expect(CATALOG[language].messages.Confirmation).not.toHaveProperty('voice');
    }
  });

  // A text that nobody is named for could be ours or the Secretary of State's: a county must be able to tell.
  it('says of every entry who reviewed it', () => {
    expect(all).toHaveLength(entriesOf('en').length * LANGUAGES.length);
    for (const { language, place, entry } of all) {
      expect(CatalogEntry.safeParse(entry).success, `${language} ${place}`).toBe(true);
    }
    expect(CatalogEntry.safeParse({ message: 'Yes.', reviewedBy: { status: 'reviewed' } }).success).toBe(false);
  });

  // A placeholder lost in one language sends thousands of voters a text without the date or the telephone number.
  it('uses the same variables and choices in every language', () => {
    for (const { language, place, entry } of all) {
      const wanted = placeholdersOf(inEnglish.get(place) ?? '');
      expect(placeholdersOf(entry.message), `${language} ${place}`).toEqual(wanted);
    }
  });

  it('uses only variables of the type, and each of them somewhere', () => {
    for (const type of MESSAGE_TYPES) {
      const { frame, messages } = CATALOG.en;
      const own = collectMessages(messages[type]);
      const framing = OUTSIDE_ELECTIONS.has(type) ? [frame.emailTracking] : Object.values(frame);
      const used = new Set([...own, ...framing.map(({ message }) => message)].flatMap(placeholdersOf));
      // The address to unsubscribe at belongs to the voter, not to the type.
      const names = [...used].filter((name) => !name.includes(' is ') && name !== 'unsubscribe').sort();
      expect(names, type).toEqual([...VARIABLES_OF[type]].sort());
    }
  });

  it('names the election and its date in every text message', () => {
    for (const type of MESSAGE_TYPES.filter((each) => !OUTSIDE_ELECTIONS.has(each))) {
      const names = placeholdersOf(CATALOG.en.messages[type].text.message);
      expect(names, type).toEqual(expect.arrayContaining(['county', 'electionDate', 'electionName']));
    }
  });

  it('never says that a ballot was delivered', () => {
    for (const { language, place, entry } of all) {
      expect(entry.message, `${language} ${place}`).not.toMatch(DELIVERED[language]);
    }
  });

  it('is written in the script of its language, without curly quotes or direction controls', () => {
    for (const { language, place, entry } of all) {
      expect(entry.message, `${language} ${place}`).toMatch(SCRIPT[language]);
      expect(entry.message, `${language} ${place}`).not.toMatch(/[\u2018\u2019\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('repeats no English sentence in another language', () => {
    for (const { language, place, entry } of all) {
      if (language === 'en') continue;
      expect(entry.message, `${language} ${place}`).not.toBe(inEnglish.get(place));
    }
  });

  // Each STOP hint costs every text a part; the confirmation is where a voter learns the word.
  it('tells how to stop in the confirmation text and in every email', () => {
    for (const language of LANGUAGES) {
      for (const type of MESSAGE_TYPES) {
        const { message } = CATALOG[language].messages[type].text;
        expect(/\bSTOP\b/.test(message), `${language} ${type}`).toBe(type === 'Confirmation');
      }
      expect(CATALOG[language].frame.emailUnsubscribe.message).toContain('{unsubscribe}');
    }
  });
});

function collectMessages(node: object): string[] {
  return 'message' in node ? [String(node.message)] : Object.values(node).flatMap(collectMessages);
}
