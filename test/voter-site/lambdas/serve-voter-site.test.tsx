import { beforeAll, describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../lib/elections/domain/deadlines.ts';
import { CATALOG } from '../../../lib/messaging/domain/catalog/catalog.ts';
import { LANGUAGES, MESSAGE_TYPES } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { LANGUAGE_TAGS } from '../../../lib/site-kit/languages.ts';
import { SITE_TEXTS } from '../../../lib/site-kit/texts/index.ts';
import { LANGUAGE_NAMES } from '../../../lib/site-kit/texts/language-names.ts';
import zipCodes from '../../../lib/voter-site/data/zip-codes.json' with { type: 'json' };
import { countiesOfZip } from '../../../lib/voter-site/domain/zip-counties.ts';
import { MY_BALLOT_TEXTS } from '../../../lib/voter-site/pages/texts/my-ballot/index.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { HOSTILE } from '../../site-kit/hostile.ts';
import { sampleAssets } from '../../site-kit/sample-assets.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { sampleVoterSite } from '../sample-voter-site.ts';

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

const get = async (path: string, overrides: Parameters<typeof sampleVoterSite>[1] = {}, domain?: string) => {
  // The voter site reads the same context as the staff pages.
  const response = await sampleVoterSite(assets, overrides).request(path, {}, signedIn(null, domain) as never);
  return { response, html: await response.text() };
};

/** The words of a page as React and hono write them into HTML. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

describe('Where’s My Ballot in each of the ten languages', () => {
  it.each(LANGUAGES)('says in %s what every message means, with an example of each', async (language) => {
    const { response, html } = await get(`/messages?lang=${language}`);
    const texts = SITE_TEXTS[language];
    expect(response.status).toBe(200);
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${LANGUAGE_TAGS[language]}">`));
    for (const type of MESSAGE_TYPES) {
      expect(html).toContain(escaped(texts.messages.types[type].name));
      expect(html).toContain(escaped(texts.messages.types[type].meaning));
    }
    expect(html.match(/<blockquote>[^<]{20,}<\/blockquote>/g)).toHaveLength(MESSAGE_TYPES.length);
  });

  it.each(LANGUAGES)(
    'leads in %s to signing up before anything else, and says how to know a genuine message',
    async (language) => {
      const { html } = await get(`/?lang=${language}`);
      const texts = SITE_TEXTS[language];
      const main = html.slice(html.indexOf('<main'));
      expect(/<a [^>]*href="([^"]*)"/.exec(main)?.[1]).toBe(`/sign-up?lang=${language}`);
      for (const point of texts.genuine.points) expect(html).toContain(escaped(point));
      expect(html).toContain(escaped(texts.help.text));
    },
  );

  it.each([
    ['es-MX,es;q=0.9,en;q=0.8', '', 'es'],
    ['tl-PH, en', '', 'fil'],
    ['de,zh-CN;q=0.7', '', 'zh'],
    ['de, fr', '', 'en'],
    ['es', 'lang=vi', 'vi'],
    ['es', 'lang=en&county=34', 'en'],
  ] as const)(
    'is in the language that the browser asks for (%s) unless the address (%s) names one: %s',
    async (accepted, query, language) => {
      const headers = { 'accept-language': accepted };
      const response = await sampleVoterSite(assets).request(`/?${query}`, { headers }, signedIn(null) as never);
      expect(await response.text()).toContain(`<html lang="${LANGUAGE_TAGS[language]}">`);
      expect(response.headers.get('vary')).toBe('Accept-Language');
    },
  );

  it('serves assets to readers of every language alike', async () => {
    const { response } = await get(`/assets/${assets.nameOf('voter.css')}`);
    expect([response.status, response.headers.get('vary')]).toEqual([200, null]);
  });

  it.each(LANGUAGES)('calls a standard election in %s as the messages do', async (language) => {
    const { html } = await get(`/?lang=${language}`, {
      elections: { list: async () => [{ ...ELECTION, name: 'Statewide General Election' }] },
    });
    expect(html).toContain(
      `<h3>${escaped(CATALOG[language].electionNames['Statewide General Election'].message)}</h3>`.replace(
        /<h3>(Statewide)/,
        '<h3 lang="en">$1',
      ),
    );
  });

  it.each(LANGUAGES)('links from %s to the other languages, each in its own script', async (language) => {
    const { html } = await get(`/?lang=${language}`);
    for (const other of LANGUAGES) {
      expect(html).toContain(`href="/?lang=${other}" lang="${LANGUAGE_TAGS[other]}"`);
      expect(html).toContain(`>${LANGUAGE_NAMES[other]}</a>`);
    }
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });

  it.each(LANGUAGES)('gives the election’s dates in %s with the year that is on the envelope', async (language) => {
    const { html } = await get(`/?lang=${language}`);
    const times = [...html.matchAll(/<time datetime="([^"]*)">([^<]*)<\/time>/g)];
    expect(times).toHaveLength(6);
    for (const [, machine, shown] of times) {
      expect(machine).toMatch(/^2026-1[0-2]-\d\d/);
      expect(shown).toContain('2026');
    }
  });

  it('answers in English for a language it does not speak', async () => {
    const { html } = await get('/?lang=%3Cscript%3E');
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('script>');
  });

  it('never tells a voter that mail was delivered: the Postal Service has no such scan for letters', () => {
    expect(JSON.stringify(SITE_TEXTS.en)).not.toMatch(/delivered/i);
  });
});

describe('the election on the start page', () => {
  it('says so when no election is near, and shows no empty date', async () => {
    const { html } = await get('/', { elections: { list: async () => [] } });
    expect(html).toContain(SITE_TEXTS.en.dates.none);
    expect(html).not.toContain('<time');
  });

  it.each([
    ['120 days before', '2026-07-06T12:00:00Z', true],
    ['121 days before', '2026-07-05T12:00:00Z', false],
    ['on the last day of messages', '2026-12-03T20:00:00Z', true],
    ['the day after messages ended', '2026-12-04T20:00:00Z', false],
  ])('is shown or not %s', async (_when, now, shown) => {
    const { html } = await get('/', { clock: async () => Temporal.Instant.from(now) });
    expect(html.includes(`<h3 lang="en">${ELECTION.name}</h3>`)).toBe(shown);
  });

  it('is the statewide one alone, until a county is chosen: then that county’s own stands below it', async () => {
    const date = Temporal.PlainDate.from('2026-11-17');
    const local = { ...ELECTION, id: 'l', name: 'Water Board Election', kind: 'local' as const, county: '03', date };
    const elections = { list: async () => [{ ...local, deadlines: deadlinesOf('local', date) }, ELECTION] };
    expect((await get('/', { elections })).html).not.toContain('Water Board Election');
    expect((await get('/?county=04', { elections })).html).not.toContain('Water Board Election');
    const { html } = await get('/?county=03', { elections });
    expect(html.indexOf(`<h3 lang="en">${ELECTION.name}`)).toBeLessThan(html.indexOf('Water Board Election'));
    expect(html).toContain('Amador County');
    expect(html).toContain('href="/?county=03&amp;lang=es"');
  });

  it('shows a hostile election name as text', async () => {
    const { html } = await get('/', { elections: { list: async () => [{ ...ELECTION, name: HOSTILE }] } });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img src=x');
  });
});

describe('the voter site as a service', () => {
  it('answers an unknown address with a page and 404, in the reader’s language', async () => {
    const { response, html } = await get('/nothing-here?lang=es');
    expect(response.status).toBe(404);
    expect(html).toContain(SITE_TEXTS.es.notFound.title);
    expect(html).toContain('href="/?lang=es"');
  });

  it('lets no script run and nobody frame it', async () => {
    const { response, html } = await get('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(html).not.toMatch(/<script|style="|onclick=/);
  });

  it('says on a rehearsal stage that all data are invented, and nowhere else', async () => {
    expect((await get('/')).html).toContain(escaped(SITE_TEXTS.en.rehearsal));
    expect((await get('/', { rehearsal: false })).html).not.toContain(escaped(SITE_TEXTS.en.rehearsal));
  });

  it('keeps its links right at API Gateway’s own address, which has the stage in its path', async () => {
    const { html } = await get('/', {}, 'abc123.execute-api.us-west-1.amazonaws.com');
    expect(html).toContain('href="/live/assets/voter.');
    expect(html).toContain('href="/live/?lang=es"');
    expect(html).not.toMatch(/href="\/(?!live\/)/);
  });

  it('says that it has a problem, without its reason, when the elections cannot be read', async () => {
    const failing = { elections: { list: () => Promise.reject(new Error('secret detail')) } };
    const { response, html } = await get('/?lang=vi', failing);
    expect(response.status).toBe(500);
    expect(html).toContain(SITE_TEXTS.vi.problem.text);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain('secret detail');
  });
});

describe('the assets of the pages', () => {
  it('serves every file that the stylesheets name, to be kept for ever', async () => {
    const site = sampleVoterSite(assets);
    const fetch = (name: string) => site.request(`/assets/${name}`, {}, signedIn(null) as never);
    for (const sheet of ['site.css', 'voter.css', ...LANGUAGES.map((language) => `fonts-${language}.css`)]) {
      const response = await fetch(assets.nameOf(sheet));
      expect(response.headers.get('content-type')).toContain('text/css');
      expect(response.headers.get('cache-control')).toContain('immutable');
      const urls = [...(await response.text()).matchAll(/url\(([^)]+)\)/g)].map((match) => match[1] ?? '');
      expect(urls.length).toBeGreaterThan(2);
      for (const url of urls.filter((one) => !/^["']?data:/.test(one)))
        expect((await fetch(url)).status, url).toBe(200);
    }
  });

  it.each(['../index.mjs', '..%2Findex.mjs', 'map.json', 'site.css', '%00', 'constructor'])(
    'answers 404 for %s, which is not one of them',
    async (name) => {
      const response = await sampleVoterSite(assets).request(`/assets/${name}`, {}, signedIn(null) as never);
      expect(response.status).toBe(404);
    },
  );
});

describe('the county’s elections office', () => {
  const search = async (zip: string) => {
    const site = sampleVoterSite(assets);
    const body = new URLSearchParams({ zip }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await site.request('/county?lang=en', { method: 'POST', body, headers }, signedIn(null) as never);
    return { response, html: await response.text() };
  };

  it.each([
    ['95642', '03'],
    ['95642-1234', '03'],
    ['94102', '38'],
    ['95690', '34,48'],
    ['๙๕๖๔๒', '03'],
    ['９５６４２－１２３４', '03'],
    ['९५६४२', '03'],
    ['CA 95642', '03'],
  ])('is found for the ZIP code %s at an address that names the county %s alone', async (zip, counties) => {
    const { response } = await search(zip);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/county/${counties}?lang=en`]);
  });

  it.each([
    ['10001', MY_BALLOT_TEXTS.en.county.unknown],
    ['', MY_BALLOT_TEXTS.en.county.invalid],
    ['9580', MY_BALLOT_TEXTS.en.county.invalid],
    [HOSTILE, MY_BALLOT_TEXTS.en.county.invalid],
  ])('is not found for %s, which the page says', async (zip, sentence) => {
    const { response, html } = await search(zip);
    expect(response.status).toBe(422);
    expect(html).toContain(sentence);
    expect(html).not.toContain('<script>alert');
  });

  it('shows each county of a ZIP code that several share, with its contacts or where they are', async () => {
    const { html } = await get('/county/34,48');
    expect(html).toContain('Sacramento County');
    expect(html).toContain('Solano County');
    expect(html).toContain(MY_BALLOT_TEXTS.en.county.several);
    expect(html).toContain(escaped(MY_BALLOT_TEXTS.en.county.nothing));
    expect((await get('/county/99')).response.status).toBe(404);
  });

  it('knows each of the 58 counties by some ZIP code', () => {
    const zips = Object.values(zipCodes.counties).flatMap((list) => list.split(' '));
    expect(Object.keys(zipCodes.counties).toSorted()).toEqual(COUNTIES.map(({ code }) => code));
    expect(new Set(zips.flatMap((zip) => countiesOfZip(zip))).size).toBe(58);
    for (const zip of zips) expect(countiesOfZip(zip).length).toBeGreaterThan(0);
  });
});
