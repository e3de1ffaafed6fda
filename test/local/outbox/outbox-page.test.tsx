import { beforeAll, describe, expect, it } from 'vitest';
import { type OutboxMessage, renderOutbox } from '../../../lib/local/outbox/outbox-page.tsx';
import { LANGUAGES } from '../../../lib/shared/codes.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { LANGUAGE_TAGS } from '../../../lib/site-kit/languages.ts';
import { NOW } from '../../operations/sample-checks.ts';
import { HOSTILE } from '../../site-kit/hostile.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { COUNTY_MAIL, OUTBOX } from './sample-mail.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

const render = (messages: readonly OutboxMessage[], voterId?: string): string =>
  renderOutbox({
    frame: { root: '', assetsPath: '/assets', assetName: assets.nameOf, rehearsal: true, now: NOW },
    messages,
    countyMail: COUNTY_MAIL,
    voterId,
  });

describe('the outbox page', () => {
  it.each(LANGUAGES)('marks a text in %s with its language, so that it gets its font and its voice', (language) => {
    const html = render(OUTBOX.filter((message) => message.language === language));
    expect(html).toContain(`<div class="outbox__body" lang="${LANGUAGE_TAGS[language]}" dir="auto">`);
  });

  it('shows recipient, channel, subject, body, recording and key', () => {
    const html = render(OUTBOX);
    for (const message of OUTBOX) {
      for (const text of [message.to, message.body, message.subject, message.audio, message.ledgerKey]) {
        if (text !== undefined) expect(html).toContain(text);
      }
    }
    expect(html.match(/>Phone call</g)).toHaveLength(10);
  });

  it('has the newest first', () => {
    const html = render(OUTBOX);
    expect(html.indexOf('Body vi')).toBeLessThan(html.indexOf('Body en'));
  });

  it('shows county mail with its attachments', () => {
    const html = render([]);
    expect(html).toContain('sync-statistics-2026-10-12.csv');
    expect(html).toContain('Amador,passed');
  });

  it('brings a font for a name in a county’s mail', () => {
    const [first] = COUNTY_MAIL;
    if (!first) throw new Error('The sample has mail.');
    const frame = { root: '', assetsPath: '/assets', assetName: (name: string) => name, rehearsal: true, now: NOW };
    const html = renderOutbox({ frame, messages: [], countyMail: [{ ...first, body: '王小明, you are invited' }] });
    expect(html).toContain('/assets/names-zh.css');
  });

  it('leaves county mail out when one voter’s messages are asked for', () => {
    expect(render([], 'V100000')).not.toContain('Email to counties');
  });

  it('shows a hostile text, subject and recipient as text, and contains its text direction', () => {
    const [first] = OUTBOX;
    if (!first) throw new Error('The sample has messages.');
    const html = render([{ ...first, body: HOSTILE, subject: HOSTILE, to: HOSTILE, voterId: HOSTILE }]);
    expect(html).not.toMatch(/<script|<img src=x/);
    expect(html).toMatch(/<bdi>&lt;script&gt;/);
    expect(html).not.toContain('href="/outbox?voter=<');
  });
});
