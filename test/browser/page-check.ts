import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** What a visit to a page showed. */
export type Visit = {
  readonly status: number;
  readonly text: string;
  /** Errors in the console, failed requests and answers of 400 and above, the page's own excepted. */
  readonly errors: readonly string[];
  /** Violations of WCAG 2.1 A and AA as axe-core finds them. */
  readonly violations: readonly string[];
  /** Texts whose letters no font of the page has: a reader would see boxes or whatever the device has. */
  readonly missingFonts: readonly string[];
  /** Whether the page is wider than the window. */
  readonly overflows: boolean;
};

export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** Opens a page, waits for its fonts, runs axe-core in it and, when `picture` is given, keeps a screenshot. */
export const visit = async (
  browser: Browser,
  url: string,
  options: { viewport?: { width: number; height: number }; picture?: string } = {},
): Promise<Visit> => {
  const context = await browser.newContext({ viewport: options.viewport ?? DESKTOP, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const errors = collectErrors(page, url);
    const response = await page.goto(url, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    if (options.picture !== undefined) {
      mkdirSync('.rollcall/screenshots', { recursive: true });
      await page.screenshot({ path: `.rollcall/screenshots/${options.picture}.png`, fullPage: true });
    }
    return {
      status: response?.status() ?? 0,
      text: await page.innerText('body'),
      errors,
      violations: await violationsOf(page),
      missingFonts: await page.evaluate<string[]>(MISSING_FONTS),
      overflows: await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
    };
  } finally {
    await context.close();
  }
};

const collectErrors = (page: Page, url: string): string[] => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url !== url) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => errors.push(`${request.url()} failed`));
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== url)
      errors.push(`${response.url()} answered ${response.status()}`);
  });
  return errors;
};

const violationsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + (node.failureSummary ?? '')));
  })()`);
};

/** Looks at every text with letters of the six other scripts: its element must ask for that script's Noto Sans. */
const MISSING_FONTS = `(() => {
  const scripts = [
    [/\\p{Script=Khmer}/u, ['Noto Sans Khmer']],
    [/\\p{Script=Thai}/u, ['Noto Sans Thai']],
    [/\\p{Script=Devanagari}/u, ['Noto Sans Devanagari']],
    [/\\p{Script=Hangul}/u, ['Noto Sans KR']],
    [/[\\p{Script=Hiragana}\\p{Script=Katakana}]/u, ['Noto Sans JP']],
    [/\\p{Script=Han}/u, ['Noto Sans TC', 'Noto Sans JP', 'Noto Sans KR']],
  ];
  const missing = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const style = getComputedStyle(texts.currentNode.parentElement);
    for (const [letters, families] of scripts) {
      if (letters.test(text) && !families.some((family) => style.fontFamily.includes(family))) missing.push(text);
    }
    for (const letter of new Set(text.match(/[^\\p{Script=Latin}\\p{Script=Common}\\p{Script=Inherited}]/gu) ?? [])) {
      const covered = [...document.fonts].some((face) => face.status === 'loaded' && style.fontFamily.includes(face.family.replaceAll('"', '')) &&
        face.unicodeRange.split(',').some((range) => {
          const [from, to] = range.trim().slice(2).split('-').map((part) => parseInt(part, 16));
          return letter.codePointAt(0) >= from && letter.codePointAt(0) <= (to ?? from);
        }));
      if (!covered) missing.push(letter + ' in ' + text);
    }
  }
  return missing;
})()`;
