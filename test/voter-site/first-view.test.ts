import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { LANGUAGE_NAMES } from '../../lib/site-kit/texts/language-names.ts';
import { sampleAssets } from '../site-kit/sample-assets.ts';
import { signedIn } from '../site-kit/signed-in.ts';
import { sampleVoterSite } from './sample-voter-site.ts';

/** What a phone loads for the start page, compressed as it travels: everything but what it has already. Bytes. */
const BUDGET = 60_000;

let assets: SiteAssets;
beforeAll(async () => {
  assets = await sampleAssets();
});

const compressed = (content: Uint8Array | string): number => gzipSync(content, { level: 9 }).length;

type Face = { readonly file: string; readonly covers: (point: number) => boolean };

const facesOf = (css: string): Face[] =>
  [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, body = '']) => {
    const ranges = (/unicode-range:([^;}]*)/.exec(body)?.[1] ?? '').split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return {
      file: /url\(([^)]+)\)/.exec(body)?.[1] ?? '',
      covers: (point) => ranges.some(([from, to]) => point >= from && point <= to),
    };
  });

const contentOf = (name: string): Buffer => assets.read(name)?.content ?? Buffer.from('');

const firstView = async (language: Language) => {
  const response = await sampleVoterSite(assets, { rehearsal: false }).request(
    `/?lang=${language}`,
    {},
    // The voter site reads the same context as the staff pages.
    signedIn(null) as never,
  );
  const html = await response.text();
  const sheets = [...html.matchAll(/href="\/assets\/([^"]+\.css)"/g)].map(([, name = '']) => name);
  const images = new Set([...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.svg)"/g)].map(([, name = '']) => name));
  // The other languages' names are drawn from files of their own; the page's own name is a word like any other.
  const words = `${html.replace(/<nav class="language-links"[\s\S]*?<\/nav>/, '').replaceAll(/<[^>]*>/g, '')}${LANGUAGE_NAMES[language]}`;
  const points = new Set([...words].map((letter) => letter.codePointAt(0) ?? 0));
  const all = sheets.flatMap((name) => facesOf(contentOf(name).toString()));
  const named = all.filter(({ file }) => file.includes('-name-') && !file.startsWith(`${language}-`));
  const names = named.map(({ file }) => file);
  // A file that has one letter of a name, and more, would be loaded for it.
  const ofNames = [...LANGUAGES].filter((other) => other !== language).flatMap((other) => [...LANGUAGE_NAMES[other]]);
  for (const letter of ofNames.filter((one) => /\p{Script=Latin}/u.test(one))) {
    const point = letter.codePointAt(0) ?? 0;
    if (!named.some(({ covers }) => covers(point))) points.add(point);
  }
  const faces = all.filter(({ file }) => !file.includes('-name-'));
  // Whatever could be drawn from two files counts twice: no less is loaded.
  const fonts = new Set([...names, ...faces.filter(({ covers }) => [...points].some(covers)).map(({ file }) => file)]);
  const missing = [...points].filter((point) => point > 0x7f && !faces.some(({ covers }) => covers(point)));
  return {
    missing: missing.map((point) => String.fromCodePoint(point)),
    bytes:
      compressed(html) +
      [...sheets, ...images].reduce((sum, name) => sum + compressed(contentOf(name)), 0) +
      [...fonts].reduce((sum, name) => sum + contentOf(name).length, 0),
  };
};

describe('the start page on a cheap phone', () => {
  it.each(LANGUAGES)('is less than 60 KB in %s with its fonts, and has a letter for every sign', async (language) => {
    const { bytes, missing } = await firstView(language);
    expect(missing).toEqual([]);
    expect(bytes).toBeLessThan(BUDGET);
  });
});
