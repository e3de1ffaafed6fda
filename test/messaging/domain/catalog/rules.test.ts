import { describe, expect, it } from 'vitest';
import { ADDED_CATALOG } from '../../../../lib/messaging/domain/catalog/added.ts';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { CODE_CATALOG } from '../../../../lib/messaging/domain/catalog/codes.ts';
import type { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import { REPLACED_CATALOG } from '../../../../lib/messaging/domain/catalog/replaced.ts';
import { REPLY_CATALOG } from '../../../../lib/messaging/domain/catalog/replies.ts';
import { LANGUAGES, type Language, MESSAGE_TYPES } from '../../../../lib/shared/codes.ts';
import { placeholdersOf } from './patterns.ts';
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

/** A postmark counts (Elections Code 3020), and polling places and drop boxes close at 8 p.m. (Elections Code 14212, 3025). */
const POSTMARK: Record<Language, RegExp> = {
  en: /postmarked by \{returnDeadline\}/,
  es: /matasellos .*\{returnDeadline\}/,
  zh: /\{returnDeadline\}.*郵戳|郵戳.*\{returnDeadline\}/,
  hi: /डाक मुहर \{returnDeadline\}|\{returnDeadline\} तक की डाक मुहर/,
  ja: /\{returnDeadline\}(?:まで)?の消印/,
  km: /ត្រាប្រៃសណីយ៍.*\{returnDeadline\}/,
  ko: /\{returnDeadline\}까지(?:의)? 소인/,
  fil: /tatak.*\{returnDeadline\}/,
  th: /(ประทับตรา|ตราประทับ).*\{returnDeadline\}/,
  vi: /dấu bưu điện .*\{returnDeadline\}/i,
};
const EIGHT: Record<Language, RegExp> = {
  en: /8 p\.m\./,
  es: /8 p\.m\.|8 de la noche|8:00 p\.m\./,
  zh: /晚上\s?8\s?[時點]/,
  hi: /रात 8 बजे/,
  ja: /午後8時/,
  km: /8\s?យប់|8 យប់|ម៉ោង 8/,
  ko: /오후 8시/,
  fil: /8 p\.m\.|mag-8 ng gabi/,
  th: /20\.00 น\.|สองทุ่ม/,
  vi: /8g tối|8 giờ tối/,
};

/** What a signed form must do by the deadline: be with the county (Elections Code 3019); signing it by then is too late. */
const RECEIVED: Record<Language, RegExp> = {
  en: /county (must have|has)/,
  es: /condado debe (tener|recibir)|condado (tiene|recibe)/,
  zh: /收到/,
  hi: /काउंटी को/,
  ja: /必着|受け取|届/,
  km: /ខោនធី(?:ត្រូវ)?ទទួល/,
  ko: /카운티에|카운티가|접수|도착/,
  fil: /nasa county|matanggap|matatanggap/,
  th: /เคาน์ตี(?:ต้อง)?ได้รับ/,
  vi: /[Qq]uận (phải )?nhận/,
};

describe.each(LANGUAGES)('what every message in %s keeps to', (language) => {
  it('each text begins with the Secretary of State, by one name', () => {
    for (const { message } of textsOf(language)) expect(message.startsWith(TEXT_SENDER[language]), message).toBe(true);
  });

  it('no call says an address, a link, or something to fill in by eye', () => {
    for (const { message } of callsOf(language)) {
      const said = placeholdersOf(message);
      for (const name of ['countyEmail', 'trackingSite', 'cureLink', 'unsubscribe']) {
        expect(said, message).not.toContain(name);
      }
      expect(message).not.toMatch(/https?:|www\.|@/);
    }
  });

  it('a reminder says that the postmark counts, and until when a ballot can be handed in', () => {
    const { text, email, voice } = CATALOG[language].messages.DeadlineReminder;
    for (const { message } of [text, email.body, voice]) {
      expect(message).toMatch(POSTMARK[language]);
      expect(message).toMatch(EIGHT[language]);
    }
  });

  it('a signed form must be with the county by the deadline, not be signed by then', () => {
    const { text, email, voice } = CATALOG[language].messages.SignatureCure;
    for (const { message } of [text, email.body, voice]) expect(message).toMatch(RECEIVED[language]);
  });
});

it('a voter who may have voted already is not told to vote with the new ballot', () => {
  const { text, email, voice } = CATALOG.en.messages.Reissued;
  for (const { message } of [text, email.body, voice]) expect(message).toContain('If you have not voted yet, use only');
});
