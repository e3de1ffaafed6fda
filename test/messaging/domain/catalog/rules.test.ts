import { describe, expect, it } from 'vitest';
import { ADDED_CATALOG } from '../../../../lib/messaging/domain/catalog/added.ts';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { CODE_CATALOG } from '../../../../lib/messaging/domain/catalog/codes.ts';
import type { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import { REPLACED_CATALOG } from '../../../../lib/messaging/domain/catalog/replaced.ts';
import { REPLY_CATALOG } from '../../../../lib/messaging/domain/catalog/replies.ts';
import { readIcu, usesOf, wordsOf } from '../../../../lib/messaging/domain/texts/icu-message.ts';
import { entriesOf, TEXT_PLACES } from '../../../../lib/messaging/domain/texts/places.ts';
import { addressFaults, textFaults } from '../../../../lib/messaging/domain/texts/text-faults.ts';
import { LANGUAGES, type Language, MESSAGE_TYPES } from '../../../../lib/shared/codes.ts';
import { TEXT_SENDER } from './senders.ts';

/** Every text and every call in a language: those about ballots, codes, contacts that change, and answers to texts. */
const textsOf = (language: Language): readonly CatalogEntry[] => [
  ...MESSAGE_TYPES.map((type) => CATALOG[language].messages[type].text),
  ...[CODE_CATALOG, REPLACED_CATALOG, ADDED_CATALOG].map((catalog) => catalog[language].text),
  ...Object.values(REPLY_CATALOG[language]),
];
const callsOf = (language: Language): readonly CatalogEntry[] => [
  CATALOG[language].frame.voiceOpening,
  CATALOG[language].frame.voiceClosing,
  ...MESSAGE_TYPES.flatMap((type): CatalogEntry[] => {
    const message = CATALOG[language].messages[type];
    return 'voice' in message ? [message.voice] : [];
  }),
  ...[CODE_CATALOG, REPLACED_CATALOG, ADDED_CATALOG].map((catalog) => catalog[language].voice),
];

describe.each(LANGUAGES)('what every message in %s keeps to', (language) => {
  it('each text begins with the Secretary of State, by one name', () => {
    for (const { message } of textsOf(language)) expect(message.startsWith(TEXT_SENDER[language]), message).toBe(true);
  });

  it('each is without a fault by the rules that the texts of the Secretary of State must keep', () => {
    const entries = entriesOf(CATALOG[language]);
    const faults = TEXT_PLACES.flatMap((place) =>
      textFaults(entries.get(place.id)?.message ?? '', place, language).map((fault) => ({ place: place.id, ...fault })),
    );
    expect(faults).toEqual([]);
    expect(entries.size).toBe(TEXT_PLACES.length);
  });

  it('no call says an address, a link, or something to fill in by eye', () => {
    for (const { message } of callsOf(language)) {
      const read = readIcu(message);
      const nodes = read.ok ? read.value : [];
      expect(usesOf(nodes).map(({ name }) => name)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:countyEmail|trackingSite|cureLink|unsubscribe)$/)]),
      );
      expect(addressFaults(wordsOf(nodes)), message).toEqual([]);
    }
  });
});

it('a voter who may have voted already is not told to vote with the new ballot', () => {
  const { text, email, voice } = CATALOG.en.messages.Reissued;
  for (const { message } of [text, email.body, voice]) expect(message).toContain('If you have not voted yet, use only');
});
