import { describe, expect, it } from 'vitest';
import { ADDED_CATALOG } from '../../../../lib/messaging/domain/catalog/added.ts';
import { CATALOG } from '../../../../lib/messaging/domain/catalog/catalog.ts';
import { CODE_CATALOG } from '../../../../lib/messaging/domain/catalog/codes.ts';
import { CatalogEntry } from '../../../../lib/messaging/domain/catalog/entry.ts';
import { REPLACED_CATALOG } from '../../../../lib/messaging/domain/catalog/replaced.ts';
import { REPLY_CATALOG } from '../../../../lib/messaging/domain/catalog/replies.ts';
import { readText, type Wish } from '../../../../lib/messaging/domain/keywords.ts';
import { unsubscribeLink } from '../../../../lib/messaging/domain/site-link.ts';
import { LANGUAGES } from '../../../../lib/shared/codes.ts';
import { SITE_TEXTS } from '../../../../lib/site-kit/texts/index.ts';
import { SITE_ROUTES } from '../../../../lib/voter-site/pages/site-routes.ts';
import { voterTexts } from '../../../../lib/voter-site/pages/texts/index.ts';

const textsOf = (node: unknown): readonly string[] => {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  const entry = CatalogEntry.safeParse(node);
  return entry.success ? [entry.data.message] : Object.values(node).flatMap(textsOf);
};

const ALL = LANGUAGES.flatMap((language) =>
  [CATALOG, CODE_CATALOG, REPLY_CATALOG, REPLACED_CATALOG, ADDED_CATALOG, SITE_TEXTS]
    .map((texts): unknown => texts[language])
    .concat(voterTexts(language))
    .flatMap((texts) => textsOf(texts).map((text) => ({ language, text }))),
);

/** Words in capitals that a voter is asked to text, and what comes of them. */
const KEYWORDS: Readonly<Record<string, Wish>> = { STOP: 'stop', START: 'start', HELP: 'help' };
/** Other words in capitals. */
const NAMES = ['ZIP', 'SMS', 'YYYY', 'AAAA'];

describe('what our texts promise', () => {
  it('of words to text, is only what is read, in every language', () => {
    const named = new Set(ALL.flatMap(({ text }) => text.match(/(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])/g) ?? []));
    expect([...named].filter((word) => !NAMES.includes(word)).toSorted()).toEqual(Object.keys(KEYWORDS).toSorted());
    for (const [word, wish] of Object.entries(KEYWORDS)) expect(readText(word).wish).toBe(wish);
    for (const language of LANGUAGES) {
      const said = (texts: unknown) => textsOf(texts).join(' ');
      for (const word of ['STOP', 'HELP'])
        expect(said(CATALOG[language].messages.Confirmation.text), language).toContain(word);
      expect(said(REPLY_CATALOG[language].stopped), language).toContain('START');
      expect(said(REPLY_CATALOG[language].started), language).toMatch(/STOP[\s\S]*HELP/);
      expect(said(REPLY_CATALOG[language].help), language).toContain('STOP');
    }
  });

  it('of places, is only the site, the county and the voter’s own link: no text names another address', () => {
    const messages = LANGUAGES.flatMap((language) =>
      [CATALOG, CODE_CATALOG, REPLY_CATALOG, REPLACED_CATALOG, ADDED_CATALOG].flatMap((texts) =>
        textsOf(texts[language]),
      ),
    );
    for (const text of messages) expect(text).not.toMatch(/https?:|www\.|\b[a-z0-9-]+\.(?:com|gov|org|net)\b|@/i);
    const variables = new Set(messages.flatMap((text) => text.match(/\{(\w+)\}/g) ?? []));
    const places = [
      '{trackingSite}',
      '{site}',
      '{unsubscribe}',
      '{cureLink}',
      '{countyPhone}',
      '{countyEmail}',
      '{hotline}',
    ];
    expect(places.filter((place) => !variables.has(place))).toEqual([]);
    // Where the texts say that a voter sees the ballot, changes choices, and ends emails.
    expect(SITE_ROUTES).toEqual(expect.arrayContaining(['/my-ballot', '/my-ballot/preferences', '/unsubscribe']));
    expect(unsubscribeLink('https://site.example.org/', 'k')).toBe('https://site.example.org/unsubscribe/k');
  });

  it('of unsubscribing, leaves nothing to a mail program: the link is in the email', () => {
    for (const { text } of ALL) expect(text).not.toMatch(/email program|programa de correo|郵件程式|メールソフト/i);
  });
});
