import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { LANGUAGES } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { californiaMap } from './california.ts';
import { type AddFile, languageRules, latinRules, nameRules, wholeRules, wordsRules } from './font-faces.ts';
import { fontStylesheet, NAME_SCRIPTS, nameStylesheet } from './fonts.ts';
import { PAGE_WORDS, SPLIT_LANGUAGES, wordsStylesheet } from './page-words.ts';
import { keepUsedRules } from './stylesheet.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LIB = join(ROOT, 'lib');
const PACKAGES = join(ROOT, 'node_modules');
const USWDS = join(PACKAGES, '@uswds', 'uswds', 'dist');
/** USWDS brings Latin fonts only; every element has to take the font of its language instead. */
const FONT_DECLARATION = /font-family:[^;}]*;?/g;
/** Whose pages have which classes. */
const VOTER_ROOMS = ['voter-site', 'site-kit'];

/**
 * Everything that pages load besides HTML, by file name. Names carry a hash of the content, so that a browser may keep
 * a file for ever; `manifest.json` maps the plain name (`site.css`) to the hashed one, `map.json` has the county map.
 */
export const buildSiteAssets = async (): Promise<Map<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>();
  const manifest: Record<string, string> = {};
  const add: AddFile = (name, content) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
    files.set(hashed, content);
    manifest[name] = hashed;
    return hashed;
  };
  const addImages = (css: string): string =>
    css.replaceAll(/url\(["']?(?!data:)([^)"']+)["']?\)/g, (_, url: string) => {
      const name = basename(url.split(/[?#]/)[0] ?? '');
      return `url(${add(name, readFileSync(join(USWDS, 'css', url)))})`;
    });
  const stylesheet = (name: string, parts: readonly string[]): string =>
    add(name, Buffer.from(transformSync(parts.join('\n'), { loader: 'css', minify: true }).code));

  const uswds = readFileSync(join(USWDS, 'css', 'uswds.min.css'), 'utf8');
  const framework = (rooms: string): string =>
    addImages(keepUsedRules(uswds, pageNames(rooms)).replaceAll(FONT_DECLARATION, ''));
  const own = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
  const names = await nameRules(add);
  const base = own('base.css');
  stylesheet('voter.css', [...names, framework(`{${VOTER_ROOMS.join(',')}}`), base, own('voter.css')]);
  stylesheet('site.css', [...(await latinRules([400, 700], add)), ...names, framework('*'), base, own('staff.css')]);
  for (const language of LANGUAGES) stylesheet(fontStylesheet(language), await languageRules(language, add));
  for (const language of SPLIT_LANGUAGES)
    for (const words of PAGE_WORDS)
      stylesheet(wordsStylesheet(language, words), await wordsRules(language, words, add));
  for (const language of NAME_SCRIPTS) stylesheet(nameStylesheet(language), wholeRules(language, add));
  add('favicon.svg', readFileSync(join(import.meta.dirname, 'favicon.svg')));
  add('check.js', checkScript());

  const atlas = JSON.parse(readFileSync(join(PACKAGES, 'us-atlas', 'counties-10m.json'), 'utf8'));
  files.set('map.json', Buffer.from(JSON.stringify(californiaMap(atlas, COUNTIES))));
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return files;
};

/** Every word in these rooms' pages: the class names that can occur are among them. */
const pageNames = (rooms: string): Set<string> => {
  const sources = globSync(`${rooms}/**/*.tsx`, { cwd: LIB });
  const text = sources.map((file) => readFileSync(join(LIB, file), 'utf8')).join('\n');
  return new Set(text.match(/[A-Za-z_][\w:-]*/g) ?? []);
};

/** The one script of the site, for browsers as old as those that the puzzle's library needs. */
const checkScript = (): Uint8Array => {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'check-script.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    platform: 'browser',
    legalComments: 'none',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The script of the check was not built.');
  return script.contents;
};
