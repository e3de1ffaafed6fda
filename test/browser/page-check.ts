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
  /** Tables of which a part is out of sight until somebody scrolls them sideways. */
  readonly clipped: readonly string[];
};

export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 320, height: 844 } as const;

type Viewport = { readonly width: number; readonly height: number };

/** Opens a page, waits for its fonts, runs axe-core in it and, when `picture` is given, keeps a screenshot. */
export const visit = async (
  browser: Browser,
  url: string,
  options: { viewport?: Viewport; picture?: string } = {},
): Promise<Visit> => {
  const [seen] = await visitIn(browser, url, [options.viewport ?? DESKTOP], options.picture);
  if (seen === undefined) throw new Error('A page was not visited.');
  return seen;
};

/** Opens a page once and looks at it in windows of each of these sizes: no script of a page asks for its size. */
export const visitIn = async (
  browser: Browser,
  url: string,
  viewports: readonly [Viewport, ...Viewport[]],
  picture?: string,
): Promise<readonly Visit[]> => {
  const [first, ...others] = viewports;
  const context = await browser.newContext({ viewport: first, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const errors = collectErrors(page, url);
    const response = await page.goto(url, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    if (picture !== undefined) {
      mkdirSync('.rollcall/screenshots', { recursive: true });
      await page.screenshot({ timeout: 120_000, path: `.rollcall/screenshots/${picture}.png`, fullPage: true });
    }
    const seen = [{ status: response?.status() ?? 0, errors, ...(await inspect(page)) }];
    for (const viewport of others) {
      await page.setViewportSize(viewport);
      seen.push({ status: response?.status() ?? 0, errors, ...(await inspect(page)) });
    }
    return seen;
  } finally {
    await context.close();
  }
};

/** What is wrong with a page that is open, and what it says. */
export const inspect = async (page: Page): Promise<Omit<Visit, 'status' | 'errors'>> => {
  await page.evaluate('document.fonts.ready');
  return {
    // biome-ignore lint/performance/useDomNodeTextContent: only text that a reader can see counts.
    text: await page.innerText('body'),
    violations: await violationsOf(page),
    missingFonts: await missingFontsOf(page),
    overflows: await overflowsIn(page),
    clipped: await clippedIn(page),
  };
};

/** Whether a page that is open is wider than its window. */
export const overflowsIn = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

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

/** With everything unfolded: what a reader opens must fit too. */
const clippedIn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
    const clipped = [...document.querySelectorAll(".usa-table-container--scrollable")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.getAttribute("aria-label") + ": " + box.scrollWidth + " of " + box.clientWidth);
    for (const one of folded) one.open = false;
    return clipped;
  })()`);

const violationsOf = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axe.source);
  // Of what passes nothing is reported: collecting it takes as long as finding what does not.
  return page.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + (node.failureSummary ?? '')));
  })()`);
};

/** Asks the browser which fonts it drew each text with; all of them have to be fonts that the page itself brought. */
const missingFontsOf = async (page: Page): Promise<string[]> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const missing: string[] = [];
  // Asked all at once: a page has hundreds of elements, and each question waits for the browser.
  const drawn = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId })));
  for (const [place, { fonts }] of drawn.entries()) {
    const nodeId = nodeIds[place] ?? 0;
    for (const font of fonts.filter(({ isCustomFont }) => !isCustomFont)) {
      const { outerHTML } = await devtools.send('DOM.getOuterHTML', { nodeId });
      missing.push(`${font.familyName} in ${outerHTML.slice(0, 200)}`);
    }
  }
  return missing;
};
