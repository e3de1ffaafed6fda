import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import { voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { openBrowser } from './browser.ts';
import { DESKTOP, inspect, overflowsIn, PHONE } from './page-check.ts';
import { startVoterServer } from './voter-server.ts';
import { VOTER_STATES } from './voter-states.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof startVoterServer>>;
beforeAll(async () => {
  server = await startVoterServer();
  browser = await openBrowser();
}, 60_000);
beforeEach(() => server.renew());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE_NUMBER = '+19165550123';
const EMAIL = 'sinead@example.org';
const VOTER = { firstName: 'Sinead', lastName: 'OBrien', dateOfBirth: '03-09-1971', zip: '95814' };

/** What is done at each page that is reached: a check of the page, or nothing. */
type At = (page: Page, name: string) => Promise<void>;

const openPage = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();

const press = (page: Page): Promise<void> => page.locator('main form button[type=submit]').first().click();

const fillIn = async (page: Page): Promise<void> => {
  for (const [name, value] of Object.entries({ ...VOTER, phone: '916-555-0123', email: EMAIL })) {
    await page.fill(`#${name}`, value);
  }
  for (const channel of ['text', 'email', 'voice']) await page.click(`label[for=channel-${channel}]`);
  await page.click('label[for=consent-given]');
};

/** From the start page to the end of messages, by pressing what the pages offer. */
const journey = async (page: Page, language: Language, at: At): Promise<void> => {
  const { signUp, myBallot } = voterTexts(language);
  const heading = () => page.textContent('h1');
  await page.goto(`${server.url}/?lang=${language}`);
  await at(page, 'start');
  await page.click('.hero__action a');
  await press(page);
  await at(page, 'errors');
  // The back button leaves a form that was sent, and asks for nothing.
  await page.goBack();
  await page.goForward();
  await fillIn(page);
  await press(page);
  expect(await heading()).toBe(signUp.code.title);
  await page.fill('#phone', '000000');
  await page.fill('#email', server.codeTo(EMAIL));
  await press(page);
  await at(page, 'wrong code');
  await page.fill('#phone', server.codeTo(PHONE_NUMBER));
  await press(page);
  expect(await heading()).toBe(signUp.done.title);
  await at(page, 'signed up');
  await page.click('main .usa-button');
  expect(await heading()).toBe(myBallot.menu.ballot);
  await at(page, 'ballot');
  for (const [index, name] of ['preferences', 'contact', 'opt-out', 'did-you-send'].entries()) {
    await page
      .locator('.own-menu a')
      .nth(index + 1)
      .click();
    await at(page, name);
  }
  await page.locator('.own-menu a').nth(3).click();
  await page.click('button[name=everything]');
  expect(await heading()).toBe(myBallot.optOut.doneTitle);
  await at(page, 'ended');
};

const check: At = async (page, name) => {
  const { text: _text, ...found } = await inspect(page);
  expect(found, name).toEqual({ violations: [], missingFonts: [], overflows: false, clipped: [] });
  await page.setViewportSize(DESKTOP);
  expect(await overflowsIn(page), `${name} at 1280`).toBe(false);
  await page.setViewportSize(PHONE);
};

describe('a voter’s way through the site in a real browser', () => {
  it.each(LANGUAGES)(
    'in %s from the start to the end of messages: WCAG 2.1 AA on every page and error, fonts for every letter, nothing wider than 320 or 1280 px',
    { timeout: 240_000 },
    async (language) => {
      const page = await openPage({ viewport: PHONE });
      await journey(page, language, check);
      await page.context().close();
    },
  );

  it('is the same without JavaScript, on a screen of 1280 px', async () => {
    const page = await openPage({ viewport: DESKTOP, javaScriptEnabled: false });
    await journey(page, 'es', async () => {});
    await page.context().close();
  });

  it.each(LANGUAGES)('begins in %s with signing up on the first screen of the smallest phone', async (language) => {
    const page = await openPage({ viewport: { width: 320, height: 568 } });
    await page.goto(`${server.url}/?lang=${language}`);
    const box = await page.locator('.hero__action a').boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(568);
    await page.context().close();
  });

  it.each(LANGUAGES)('has the first field of each form in %s on that screen too', async (language) => {
    const page = await openPage({ viewport: { width: 320, height: 568 } });
    for (const state of ['sign-up', 'sign-in', 'code', 'county']) {
      await VOTER_STATES[state]?.({ page, server, language });
      const box = await page.locator('main input:not([type=hidden])').first().boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 999), state).toBeLessThanOrEqual(568);
    }
    expect(await page.isVisible('.language-links a')).toBe(false);
    await page.focus('.language-links summary');
    await page.keyboard.press('Enter');
    expect(await page.locator('.language-links a:visible').count()).toBe(LANGUAGES.length);
    await page.context().close();
  });

  it('needs no mouse: the list of problems has the focus, and each leads to its field', async () => {
    const page = await openPage({ viewport: PHONE });
    await page.goto(`${server.url}/sign-up?lang=en`);
    await page.focus('#consent-given');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-up?lang=en&notice=again');
    await page.waitForSelector('.error-summary');
    expect(await page.evaluate<string>('document.activeElement.className')).toContain('error-summary');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('firstName');
    for (const value of Object.values(VOTER)) {
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
    }
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('channel-text');
    await page.keyboard.press('Space');
    expect(await page.isChecked('#channel-text')).toBe(true);
    await page.context().close();
  });

  it('scrolls only downwards at 200% zoom, and everything to press is 44 px high', async () => {
    // A window of 1280 px zoomed to twice its size lays out as one of 640.
    const page = await openPage({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    for (const path of ['/', '/messages', '/county', '/sign-up', '/sign-in', '/did-you-send']) {
      await page.goto(`${server.url}${path}?lang=vi`);
      expect(await overflowsIn(page), path).toBe(false);
      const low = await page.evaluate<
        string[]
      >(`[...document.querySelectorAll('main .usa-button, main .usa-input, main .usa-select, .language-links a, .language-links summary, .touch-link, .county-list a')]
        .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 120))`);
      expect(low, path).toEqual([]);
    }
    await page.context().close();
  });
});
