import { describe, expect, it } from 'vitest';
import { CatalogEntry } from '../../../lib/messaging/domain/catalog/entry.ts';
import { placeholdersOf } from '../../../lib/messaging/domain/texts/icu-message.ts';
import { entriesOf } from '../../../lib/outreach/domain/kit-words.ts';
import { OUTREACH_TEXTS } from '../../../lib/outreach/domain/texts/index.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { SITE_TEXTS } from '../../../lib/site-kit/texts/index.ts';

const english = entriesOf(OUTREACH_TEXTS.en);

describe.each(LANGUAGES)('the outreach texts in %s', (language) => {
  const texts = OUTREACH_TEXTS[language];

  it('say the same as in English: every text, each with the same facts and choices, and with its review', () => {
    const entries = entriesOf(texts);
    expect(entries.length).toBe(english.length);
    for (const [index, entry] of entries.entries()) {
      expect(CatalogEntry.safeParse(entry).success, entry.message).toBe(true);
      expect(placeholdersOf(entry.message), entry.message).toEqual(placeholdersOf(english[index]?.message ?? ''));
    }
  });

  it('call the service and the Secretary of State what the site calls them', () => {
    expect(texts.title.message).toBe(SITE_TEXTS[language].title);
    expect(texts.lead.message).toBe(SITE_TEXTS[language].lead);
    expect(texts.publisher.message).toContain(SITE_TEXTS[language].owner);
  });

  it('are translated', () => {
    if (language === 'en') return;
    for (const [index, entry] of entriesOf(texts).entries()) expect(entry.message).not.toBe(english[index]?.message);
  });
});
