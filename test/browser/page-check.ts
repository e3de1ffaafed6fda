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
