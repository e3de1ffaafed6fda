import { describe, expect, it } from 'vitest';
import { CODE_CATALOG } from '../../../lib/messaging/domain/catalog/codes.ts';
import { CatalogEntry } from '../../../lib/messaging/domain/catalog/entry.ts';
import { renderCode } from '../../../lib/messaging/domain/render-code.ts';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import { TEXT_SENDER } from './catalog/senders.ts';

const SITE = 'https://wheresmyballot.sos.ca.gov';
const DIGITS = '482913';
const render = (channel: 'text' | 'email' | 'voice', language: (typeof LANGUAGES)[number]) =>
  renderCode({ channel, language, digits: DIGITS }, SITE);

/** By which name an email or a call says who sends it. */
const SENDER =
  /Secretary of State|Secretaría de Estado|加州州務卿|कैलिफ़ोर्निया|カリフォルニア州州務長官|កាលីហ្វ័រញ៉ា|캘리포니아주 총무처|ng California|แคลิฟอร์เนีย|California/;

describe('the message with a code', () => {
  it.each(LANGUAGES)(
    'is one part as a text in %s, says who sends it, and holds the code once and no link',
    (language) => {
      const message = render('text', language);
      if (message.channel !== 'text') throw new Error('A text was asked for.');
      expect(message.sms.parts).toBe(1);
      const [said = '', ...origin] = message.body.split('\n\n');
      expect(said.startsWith(TEXT_SENDER[language]), said).toBe(true);
      expect(said.split(DIGITS)).toHaveLength(2);
      expect(said).not.toMatch(/https?:|www\.|\.gov/);
      expect(said).not.toMatch(/[{}]/);
      // What a phone offers to the page of the site, and to no other; where there is room.
      expect(origin.every((line) => line === `@wheresmyballot.sos.ca.gov #${DIGITS}`)).toBe(true);
    },
  );

  it.each(LANGUAGES)('asks in %s that nobody be told, and does not say that nobody will ask', (language) => {
    const asked =
      /nobody will ask|nadie (?:se la va|le pedirá)|沒有人會向您索取|कोई नहीं माँगेगा|聞かれることはありません|おたずねする者はいません|គ្មានអ្នកណាសួររក|누구도 이 번호를|walang hihingi|ไม่มีใครจะขอ|không ai sẽ hỏi/i;
    const told =
      /do not tell|no lo comparta|no (?:se lo|le) dé|告訴任何人|किसी को न बताएँ|誰にも教えないで|កុំប្រាប់|아무에게도 알려|huwag.*kaninuman|อย่าบอก|đừng cho ai biết/i;
    for (const channel of ['text', 'email', 'voice'] as const) {
      const { body } = render(channel, language);
      expect(body).not.toMatch(asked);
      expect(body).toMatch(told);
    }
  });

  it('offers the code to the page of the site in those languages whose texts have room', () => {
    const bound = LANGUAGES.filter((language) => render('text', language).body.includes('\n\n@wheresmyballot'));
    expect(bound).toEqual(['en', 'es', 'fil']);
  });

  it.each(LANGUAGES)('says each digit alone, twice, on the phone in %s', (language) => {
    const message = render('voice', language);
    if (message.channel !== 'voice') throw new Error('A call was asked for.');
    expect(message.body.split('4. 8. 2. 9. 1. 3')).toHaveLength(3);
    expect(message.body).not.toContain(DIGITS);
    expect(message.body).toMatch(SENDER);
    const { recordings, voice } = message;
    if (voice.kind === 'text-to-speech') expect(recordings).toBeUndefined();
    else {
      expect(recordings?.digits).toEqual([...DIGITS].map((digit) => `${voice.folder}/digits/${digit}.wav`));
    }
  });

  it.each(LANGUAGES)('tells in the email in %s how long it is good, and never the code in its subject', (language) => {
    const message = render('email', language);
    if (message.channel !== 'email') throw new Error('An email was asked for.');
    expect(message.body).toContain(DIGITS);
    expect(message.body).toMatch(/10/);
    expect(message.subject).not.toContain(DIGITS);
    expect(message.body).not.toMatch(/https?:/);
  });

  it('is nothing but six digits', () => {
    for (const digits of ['12345', '1234567', '12 456', '{code}', '１２３４５６']) {
      expect(() => renderCode({ channel: 'text', language: 'en', digits }, SITE)).toThrow('six digits');
    }
  });

  it('says of every entry who reviewed it', () => {
    for (const { text, email, voice } of Object.values(CODE_CATALOG)) {
      for (const entry of [text, email.subject, email.body, voice]) {
        expect(CatalogEntry.parse(entry).reviewedBy).toEqual({ status: 'draft' });
      }
    }
  });
});
