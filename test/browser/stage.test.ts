import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTIES } from '../../lib/shared/counties.ts';
import { openBrowser } from './browser.ts';
import { DESKTOP, PHONE, type Visit, visit } from './page-check.ts';

const url = process.env['ROLLCALL_URL'];
if (url === undefined) throw new Error('Set ROLLCALL_URL to the address of a running local stage.');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** A page as somebody of the local stage sees it: the way there is a sign-in. */
const as = (email: string, path: string): string =>
  `/operations/sign-in?login_hint=${encodeURIComponent(email)}&return=${path}`;
const SOS = 'operations@sos.example.org';

/** Opens a page of the stage on a desktop and on a phone, keeps both pictures, and expects nothing to be wrong. */
const see = async (path: string, name: string): Promise<Visit> => {
  const visits = await Promise.all([
    visit(browser, url + path, { viewport: DESKTOP, picture: `${name}-desktop` }),
    visit(browser, url + path, { viewport: PHONE, picture: `${name}-phone` }),
  ]);
  for (const seen of visits) {
    expect(seen.status).toBe(200);
    expect(seen.errors).toEqual([]);
    expect(seen.violations).toEqual([]);
    expect(seen.missingFonts).toEqual([]);
    expect(seen.overflows).toBe(false);
    expect(seen.clipped).toEqual([]);
  }
  const [desktop] = visits;
  return desktop;
};

describe('the pages of a running stage', () => {
  it('shows a voter what the service is, in English and in Khmer', async () => {
    expect((await see('/', 'voter-site-en')).text).toContain('Messages that you can get');
    expect((await see('/?lang=km', 'voter-site-km')).text).toContain('សន្លឹកឆ្នោត');
  });

  it('shows SOS every county’s last check', async () => {
    const { text } = await see(as(SOS, '/operations'), 'operations');
    expect(text).toContain('Secretary of State: all counties');
    for (const county of COUNTIES) expect(text).toContain(county.name);
  });

  it('shows the calendar and the messages', async () => {
    expect((await see(as(SOS, '/operations/calendar'), 'calendar')).text).toContain('Additional, if needed');
    expect((await see(as(SOS, '/operations/messages'), 'messages')).text).toContain('Messages');
  });

  it('shows each role its own pages, one click away', async () => {
    expect((await see('/local/sign-in', 'local-sign-in')).text).toContain('Clara Amador, county clerk');
    const clerk = await see(as('clerk@amador.example.org', '/operations/people'), 'people');
    expect(clerk.text).toContain('People: Amador County');
    const reader = await see(as('reader@amador.example.org', '/operations'), 'read-only');
    expect(reader.text).not.toContain('People');
    expect((await see(as(SOS, '/operations/sessions'), 'sessions')).text).toContain('This one');
  });

  it('shows what voters received', async () => {
    expect((await see('/outbox', 'outbox')).text).toContain('Messages to voters');
  });
});
