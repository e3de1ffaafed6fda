import { describe, expect, it } from 'vitest';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import { CHANNELS_OF, VARIABLES_OF } from '../../../../lib/messaging/domain/catalog-variables.ts';
import { placeholdersOf } from '../../../../lib/messaging/domain/texts/icu-message.ts';
import { entriesOf } from '../../../../lib/messaging/domain/texts/places.ts';
import { CHANNELS, LANGUAGES, MESSAGE_TYPES } from '../../../../lib/shared/codes.ts';

const inEnglish = new Map([...entriesOf(CATALOG.en)].map(([place, entry]) => [place, entry.message]));
const all = LANGUAGES.flatMap((language) =>
  [...entriesOf(CATALOG[language])].map(([place, entry]) => ({ language, place, entry })),
);

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
    expect(all).toHaveLength(inEnglish.size * LANGUAGES.length);
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
