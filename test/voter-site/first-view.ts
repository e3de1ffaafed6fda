import { gzipSync } from 'node:zlib';
import { LANGUAGES, type Language } from '../../lib/shared/codes.ts';
import type { SiteAssets } from '../../lib/site-kit/assets/load.ts';
import { LANGUAGE_NAMES } from '../../lib/site-kit/texts/language-names.ts';

/** What a phone loads for a page at most, compressed as it travels: everything but what it has already. Bytes. */
export const BUDGET = 60_000;

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

/** What is drawn before anybody unfolds anything. */
const wordsIn = (html: string): string =>
  html
    .replaceAll(/<details[^>]*>\s*(<summary[\s\S]*?<\/summary>)[\s\S]*?<\/details>/g, '$1')
    // A list to choose from shows what is chosen.
    .replaceAll(/<option(?![^>]*\sselected)[^>]*>[^<]*<\/option>/g, '')
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replaceAll(/<[^>]*>/g, '');

/** What a phone loads for a page in a language, by what a browser does with it: its bytes, and the signs that no file draws. */
export const firstViewOf = (
  assets: SiteAssets,
  language: Language,
  html: string,
): { readonly bytes: number; readonly missing: readonly string[] } => {
  const contentOf = (name: string): Buffer => assets.read(name)?.content ?? Buffer.from('');
  const loaded = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, name = '']) => name);
  const words = wordsIn(html);
  const points = [...new Set([...words].map((letter) => letter.codePointAt(0) ?? 0))];
  const all = loaded.filter((name) => name.endsWith('.css')).flatMap((name) => facesOf(contentOf(name).toString()));
  const names = all.filter(({ file }) => file.includes('-name-'));
  const faces = all.filter(({ file }) => !file.includes('-name-'));
  const shown = LANGUAGES.filter((other) => other !== language && words.includes(LANGUAGE_NAMES[other]));
  const covered = (point: number, by: readonly Face[]): boolean => by.some(({ covers }) => covers(point));
  // Whatever could be drawn from two files counts twice: no less is loaded.
  const fonts = new Set([
    ...faces.filter(({ covers }) => points.some(covers)).map(({ file }) => file),
    ...names.filter(({ file }) => shown.some((other) => file.startsWith(`${other}-`))).map(({ file }) => file),
  ]);
  const missing = points.filter((point) => point > 0x7f && !covered(point, all));
  return {
    missing: missing.map((point) => String.fromCodePoint(point)),
    bytes:
      compressed(html) +
      [...new Set(loaded)].reduce((sum, name) => sum + compressed(contentOf(name)), 0) +
      [...fonts].reduce((sum, name) => sum + contentOf(name).length, 0),
  };
};
