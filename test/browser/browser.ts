import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * The package's own flags are for Lambda; these three switch off what protects a page from other sites, and one that
 * puts page and browser into one process, where a crashing page takes the browser along.
 */
const NOT_FOR_TESTS = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--single-process',
  '--no-zygote',
];

/** Opens the browser that the npm package brings: nothing of the host is needed, and nothing but the page is loaded. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      ...chromium.args.filter((flag) => !NOT_FOR_TESTS.includes(flag)),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
    ],
  });
