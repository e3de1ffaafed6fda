import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { SITE_TEXTS } from '../../lib/site-kit/texts/index.ts';
import { PUBLIC_ROUTES } from '../../lib/voter-site/pages/site-routes.ts';
import { form, signUp } from '../sign-up/sign-up-memory.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { signedIn } from '../site-kit/signed-in.ts';
import { BUDGET, firstViewOf } from './first-view.ts';
import { SITE_NOW, sampleSignUpSite } from './sample-sign-up-site.ts';
import { sampleVoterSite } from './sample-voter-site.ts';
import { voterBrowser } from './voter-browser.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

const TYPED = { channels: ['text', 'email', 'voice'], email: 'sinead@example.org' } as const;
/** The pages of whoever has not signed in, beside those that say the same to everybody. */
const STRANGERS = [
  '/sign-up',
  '/sign-in',
  '/sign-in/none',
  '/sign-out',
  '/did-you-send',
  '/unsubscribe/known',
  '/sign-up/no',
];
const OWN = ['', '/preferences', '/contact', '/opt-out', '/did-you-send'].map((page) => `/my-ballot${page}`);

/** Every page that can be asked for by its address, as HTML. */
const pagesIn = async (language: Language): Promise<[string, string][]> => {
  const pages: [string, string][] = [];
  const open = sampleVoterSite(assets, { rehearsal: false });
  for (const path of [...PUBLIC_ROUTES, '/county/34', '/county/34,48', '/nothing-here']) {
    // The voter site reads the same context as the staff pages.
    const answer = await open.request(`${path}?lang=${language}`, {}, signedIn(null) as never);
    pages.push([path, await answer.text()]);
  }
  const { site, memory } = sampleSignUpSite(assets.nameOf, { rehearsal: false });
  const browser = voterBrowser(site);
  const keep = async (path: string): Promise<void> => {
    pages.push([path, (await browser.get(`${path}?lang=${language}`)).html]);
  };
  for (const path of STRANGERS) await keep(path);
  const { visit, outcome } = await signUp(memory, form(TYPED), SITE_NOW);
  browser.cookies.set('__Host-rollcall-visit', visit);
  browser.cookies.set('__Host-rollcall-voter', outcome.kind === 'subscribed' ? outcome.session : '');
  await keep('/sign-up/done');
  for (const path of OWN) await keep(path);
  return pages;
};

describe('every page on a cheap phone', () => {
  it.each(LANGUAGES)('is less than 60 KB in %s with its fonts, and has a letter for every sign', async (language) => {
    const pages = await pagesIn(language);
    const views = pages.map(([path, html]) => ({ path, ...firstViewOf(assets, language, html) }));
    expect(new Set(pages.map(([, html]) => /<h1[^>]*>([^<]*)/.exec(html)?.[1])).size).toBeGreaterThan(10);
    expect(pages.every(([, html]) => html.includes(SITE_TEXTS[language].title))).toBe(true);
    expect(views.filter(({ missing }) => missing.length > 0)).toEqual([]);
    expect(views.filter(({ bytes }) => bytes >= BUDGET)).toEqual([]);
  });
});
