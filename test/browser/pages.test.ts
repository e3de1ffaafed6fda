import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../lib/shared/codes.ts';
import { openBrowser } from './browser.ts';
import { DESKTOP, PHONE, visit, visitIn } from './page-check.ts';
import { startSampleServer, VOTER_PAGES } from './sample-server.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof startSampleServer>>;
beforeAll(async () => {
  server = await startSampleServer();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PAGES = [
  ...LANGUAGES.map((language) => `/?lang=${language}`),
  '/messages?lang=km',
  '/county?lang=ko',
  '/county/34,48?lang=fil',
  '/nothing-here?lang=th',
  '/operations',
  '/operations/counties',
  '/operations/compliance',
  '/operations/counties/03',
  '/operations/counties/37',
  '/operations/contacts?county=03',
  '/operations/systems?county=03',
  '/operations/participation?county=03',
  '/operations/dates?county=03&date=2026-12-10&time=12:00&reason=Agreed',
  '/operations/counties/01/file',
  '/operations/counties/03/file',
  '/operations/counties/03/held-rows',
  '/operations/counties/03/uploads',
  '/operations/checks/03-2026-12-04-regular',
  '/operations/calendar',
  '/operations/calendar?from=never',
  '/operations/messages',
  '/operations/mail',
  '/operations/outreach',
  '/operations/outreach?county=03&language=km',
  '/operations/voters',
  ...Object.keys(VOTER_PAGES),
  '/operations/people',
  '/operations/people?county=03&notice=last-admin',
  '/operations/sessions',
  '/operations/sign-in/ended',
  '/operations/invitations/none',
  '/local/sign-in',
  '/operations/smoke-test',
  '/operations/mock-election',
  '/operations/mock-election?counties=Amador&ballots=100000',
  '/operations/mock-election?counties=Amadr&ballots=none&notice=down',
  '/operations/mock-election?run=mock-election-2026-12-08-1-2',
  '/operations/data-refresh',
  '/operations/audit',
  '/operations/uploads',
  '/operations/uploads/03-20261006T200000-0123abcd',
  '/operations/uploads/03-20261006T200000-0123abcd?confirm=release',
  '/operations/texts',
  '/operations/texts?notice=own-version',
  '/operations/texts/version',
  '/operations/texts/version?name=state-1&language=km&rollBack=yes',
  '/operations/texts/version?name=state-2&language=th&county=03&election=2026-11-03-statewide',
  '/operations/texts/version?name=county-03-1',
  '/sample/texts-refused',
  '/operations/guests',
  '/operations/halts',
  '/operations/halts?notice=started',
  '/operations/brakes?notice=cap-set',
  '/operations/retractions',
  '/operations/retractions?notice=own-proposal',
  '/operations/halts?channel=text&type=Outbound&reason=A+wrong+day',
  '/operations/guests?notice=own-proposal',
  '/operations/releases',
  '/operations/test-environment?county=03',
  '/operations/issues',
  '/operations/releases/votecal-2021',
  '/operations/releases/votecal-2021/week',
  '/operations/releases/votecal-2021/counties',
  '/operations/releases/votecal-2021/revisions',
  '/operations/releases/votecal-2021/memo',
  '/operations/releases/votecal-2021/revise',
  '/operations/nothing-here',
  '/outbox',
];

describe('each page in a real browser', () => {
  it.each(PAGES)(
    '%s meets WCAG 2.1 AA, brings its fonts, fits a phone of 320 px and a screen of 1280 with nothing cut off, and reports no error',
    { timeout: 30_000 },
    async (path) => {
      for (const seen of await visitIn(browser, server.url + path, [DESKTOP, PHONE])) {
        expect(seen.violations).toEqual([]);
        expect(seen.missingFonts).toEqual([]);
        expect(seen.errors).toEqual([]);
        expect(seen.overflows).toBe(false);
        expect(seen.clipped).toEqual([]);
      }
    },
  );
});

describe('the browser check itself', () => {
  it('finds a missing name, a script without a font, a blocked script and a page too wide', async () => {
    const html =
      '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><h1>ไทย</h1><button></button><div style="width:3000px">wide</div><div class="usa-table-container--scrollable" style="width:600px;overflow-x:auto" aria-label="wide"><div style="width:900px">cut</div></div><script>throw new Error("planted")</script></body></html>';
    const seen = await visit(browser, `data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    expect(seen.violations.join(' ')).toContain('button-name');
    expect(seen.violations.join(' ')).toContain('html-has-lang');
    expect(seen.missingFonts.length).toBeGreaterThan(0);
    expect(seen.errors.join(' ')).toContain('planted');
    expect(seen.errors.join(' ')).toContain('x.css failed');
    expect(seen.overflows).toBe(true);
    expect(seen.clipped).toEqual(['wide: 900 of 600']);
  });
});
