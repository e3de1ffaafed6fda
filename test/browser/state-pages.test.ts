import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../lib/shared/codes.ts';
import { altchaPuzzles } from '../../lib/sign-up/adapters/puzzles.ts';
import { voterTexts } from '../../lib/voter-site/pages/texts/index.ts';
import { BUDGET, firstViewOf } from '../voter-site/first-view.ts';
import { SITE_NOW } from '../voter-site/sample-sign-up-site.ts';
import { openBrowser } from './browser.ts';
import { DESKTOP, inspect, overflowsIn, PHONE } from './page-check.ts';
import { startVoterServer, type VoterServer } from './voter-server.ts';
import { busy, fillIn, TYPED, VOTER_STATES } from './voter-states.ts';

let browser: Browser;
let server: VoterServer;
beforeAll(async () => {
  server = await startVoterServer();
  browser = await openBrowser();
}, 60_000);
beforeEach(() => server.renew());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Zoomed to twice its size, a window of 1280 px lays out as one of 640. */
const ZOOMED = { width: 640, height: 450 } as const;
const CLEAN = { violations: [], missingFonts: [], overflows: false, clipped: [] };

/** A page, and whatever its browser complains of: a policy that was broken before all. */
const openPage = async (options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: PHONE, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A page that says that something is wrong is answered with 4xx or 5xx, as it should be.
    const isAnswer = /the server responded with a status of (4|5)\d\d/.test(message.text());
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return { page, complaints };
};

/** Texts whose lines stand closer than 1.15 times their letters' size, and that have more lines than one. */
const TIGHT = `[...document.querySelectorAll('body *')]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
  .filter((one) => {
    const { lineHeight, fontSize, display } = getComputedStyle(one);
    const range = document.createRange();
    range.selectNodeContents(one);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
    return lines.size > 1 && display !== 'none' && parseFloat(lineHeight) < 1.15 * parseFloat(fontSize);
  })
  .map((one) => one.outerHTML.slice(0, 160))`;

const expectClean = async (page: Page): Promise<void> => {
  const { text: _, ...found } = await inspect(page);
  expect(found).toEqual(CLEAN);
};

describe('each state of the voter’s pages', () => {
  // Each in another language than its neighbours: all ten have their turn.
  it.each(Object.keys(VOTER_STATES).map((name, at) => [name, LANGUAGES[at % LANGUAGES.length] ?? 'en'] as const))(
    '%s, in %s: WCAG 2.1 AA, a font for every letter, nothing wider than 320 px, 1280 px or half of it at 200% zoom',
    { timeout: 60_000 },
    async (name, language) => {
      const { page, complaints } = await openPage();
      await VOTER_STATES[name]?.({ page, server, language });
      // In the languages of the largest letters too: the same address has the same state in each of them.
      for (const other of new Set([language, 'zh', 'ja'] as const)) {
        const address = page.url().replace(/lang=\w+/, `lang=${other}`);
        const html = other === language ? await page.content() : await (await page.request.get(address)).text();
        const { bytes, missing } = firstViewOf(server.assets, other, html);
        expect(missing, `in ${other}`).toEqual([]);
        // A list of problems answers a form, and the form's page has brought the rest: it is nobody's first view.
        if (!html.includes('error-summary')) expect(bytes, `in ${other}`).toBeLessThan(BUDGET);
      }
      await expectClean(page);
      expect(await page.evaluate<string[]>(TIGHT), 'lines too close for marks above and below letters').toEqual([]);
      const problems = await page.locator('.error-summary a').allTextContents();
      expect(new Set(problems).size, 'links that read the same').toBe(problems.length);
      for (const viewport of [PHONE, ZOOMED, DESKTOP]) {
        await page.setViewportSize(viewport);
        expect(await overflowsIn(page), `${viewport.width} px`).toBe(false);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

describe('a sign-up from a busy address', () => {
  const { code, challenge } = voterTexts('en').signUp;

  it.each([PHONE, DESKTOP])(
    'works for its code by the page’s own script, at $width px: nobody else is asked, and no policy is broken',
    async (viewport) => {
      server.renew({ puzzles: altchaPuzzles });
      await busy({ server });
      const { page, complaints } = await openPage({ viewport });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      // The answer of the first time is kept back, so that the page can be looked at; loaded again, it is solved again.
      await page.route('**/sign-up/check*', (route) =>
        route.request().method() === 'POST' ? route.fulfill({ status: 204 }) : route.continue(),
      );
      await page.goto(`${server.url}/sign-up?lang=en`);
      await fillIn({ page });
      await page.click('main form button[type=submit]');
      await page.waitForSelector('#answer:not([value=""])', { state: 'attached' });
      expect(await page.textContent('h1')).toBe(challenge.title);
      expect(await page.isVisible('#working')).toBe(true);
      await expectClean(page);
      await page.unrouteAll();
      await page.reload();
      await page.waitForURL('**/sign-up/code*');
      await page.fill('#phone', server.codeTo('+19165550123'));
      await page.click('main form button[type=submit]');
      expect(await page.textContent('h1')).toBe(voterTexts('en').signUp.done.title);
      expect([...new Set(asked)]).toEqual([server.url]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('waits a minute for it without JavaScript, and goes on then', async () => {
    let now = SITE_NOW;
    server.renew({ overrides: { clock: async () => now } });
    await busy({ server });
    const { page } = await openPage({ javaScriptEnabled: false });
    await page.goto(`${server.url}/sign-up?lang=en`);
    await fillIn({ page });
    const press = () => page.click('main form button[type=submit]');
    await press();
    for (const minutes of [0, 0.5]) {
      now = SITE_NOW.add({ seconds: minutes * 60 });
      await press();
      expect(await page.textContent('#waiting')).toContain('10:01');
    }
    now = SITE_NOW.add({ minutes: 1 });
    await press();
    expect(await page.textContent('h1')).toBe(code.title);
    await page.context().close();
  });
});

describe('a voter without a mouse', () => {
  it('signs up from the start page to the last with Tab, Space and Enter alone, and always sees where they are', async () => {
    const { page } = await openPage();
    const focused = () => page.evaluate<string>('document.activeElement.id || document.activeElement.className');
    /** Tabs on to what is wanted; where the focus is, an outline says so. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let steps = 0; steps < 80; steps += 1) {
        await page.keyboard.press('Tab');
        const style = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
        const isReached = await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`);
        if (isReached) {
          expect(style, selector).not.toBe('none');
          return;
        }
      }
      throw new Error(`Tab never comes to ${selector}; it ended at ${await focused()}.`);
    };
    const enter = async (place: string): Promise<void> => {
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${place}*`);
    };
    await page.goto(`${server.url}/?lang=en`);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('usa-skipnav');
    await page.keyboard.press('Enter');
    await tabTo('.hero__action a');
    await enter('/sign-up');
    for (const [field, value] of Object.entries(TYPED).slice(0, 4)) {
      await tabTo(`#${field}`);
      await page.keyboard.type(value);
    }
    await tabTo('#channel-text');
    await page.keyboard.press('Space');
    await tabTo('#phone');
    await page.keyboard.type(TYPED.phone);
    await tabTo('#consent-given');
    await page.keyboard.press('Space');
    await tabTo('main form button[type=submit]');
    await enter('/sign-up/code');
    await tabTo('#phone');
    await page.keyboard.type(server.codeTo('+19165550123'));
    await enter('/sign-up/done');
    await tabTo('main .usa-button');
    await enter('/my-ballot');
    expect(await page.textContent('h1')).toBe(voterTexts('en').myBallot.menu.ballot);
    await page.context().close();
  });
});
