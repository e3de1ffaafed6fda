import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { LANGUAGES, type Language } from '../../domain/shared/codes.ts';
import { COUNTIES } from '../../domain/shared/counties.ts';
import { dateWords } from '../dates.ts';
import { californiaMap } from './california.ts';
import { FONT_FAMILIES, type FontFace, narrowFace, parseFontFaces, scriptCharacters } from './fonts.ts';
import { keepUsedRules } from './stylesheet.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PACKAGES = join(ROOT, 'node_modules');
const USWDS = join(PACKAGES, '@uswds', 'uswds', 'dist');
const WEIGHTS = [400, 700] as const;
/** USWDS brings Latin fonts only; every element has to take the font of its language instead. */
const FONT_DECLARATION = /font-family:[^;}]*;?/g;
/** Noto Sans has many alphabets; the ten languages' Latin letters are in these slices. */
const LATIN_SLICES = /noto-sans-(?:latin|latin-ext|vietnamese)-/;

/**
 * Everything that pages load besides HTML, by file name. Names carry a hash of the content, so that a browser may keep
 * a file for ever; `manifest.json` maps the plain name (`site.css`) to the hashed one, `map.json` has the county map.
 */
export const buildSiteAssets = (): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  const manifest: Record<string, string> = {};
  const add = (name: string, content: Uint8Array): string => {
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
  const addFace = (face: FontFace, folder: string): string => {
    const name = add(basename(face.file), readFileSync(join(PACKAGES, '@fontsource', folder, face.file)));
    return `@font-face{font-family:'${face.family}';font-style:normal;font-display:swap;font-weight:${face.weight};src:url(${name}) format('woff2');unicode-range:${face.range}}`;
  };

  const uswds = readFileSync(join(USWDS, 'css', 'uswds.min.css'), 'utf8');
  const framework = addImages(keepUsedRules(uswds, pageNames()).replaceAll(FONT_DECLARATION, ''));
  const fonts = neededFaces().map(({ face, folder }) => addFace(face, folder));
  const own = readFileSync(join(import.meta.dirname, 'site.css'), 'utf8');
  const css = transformSync([...fonts, framework, own].join('\n'), { loader: 'css', minify: true }).code;
  add('site.css', Buffer.from(css));
  add('favicon.svg', readFileSync(join(import.meta.dirname, 'favicon.svg')));

  const atlas = JSON.parse(readFileSync(join(PACKAGES, 'us-atlas', 'counties-10m.json'), 'utf8'));
  files.set('map.json', Buffer.from(JSON.stringify(californiaMap(atlas, COUNTIES))));
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return files;
};

/** Every word in the pages' sources: the class names that can occur are among them. */
const pageNames = (): Set<string> => {
  const sources = globSync('**/*.tsx', { cwd: join(ROOT, 'lib', 'site') });
  const text = sources.map((file) => readFileSync(join(ROOT, 'lib', 'site', file), 'utf8')).join('\n');
  return new Set(text.match(/[A-Za-z_][\w:-]*/g) ?? []);
};

/** The font files that cover the texts: all Latin letters, and of the other scripts the characters in use. */
const neededFaces = (): { face: FontFace; folder: string }[] => {
  const facesOf = (folder: string): FontFace[] =>
    WEIGHTS.flatMap((weight) =>
      parseFontFaces(readFileSync(join(PACKAGES, '@fontsource', folder, `${weight}.css`), 'utf8')),
    );
  const latin = facesOf('noto-sans').filter(({ file }) => LATIN_SLICES.test(file));
  const names = readFileSync(join(ROOT, 'lib', 'site', 'texts', 'language-names.ts'), 'utf8');
  const others = LANGUAGES.filter((language) => FONT_FAMILIES[language].folder !== 'noto-sans').flatMap((language) => {
    const { folder } = FONT_FAMILIES[language];
    const characters = scriptCharacters(names + textsOf(language) + dateWords(language));
    return facesOf(folder)
      .map((face) => narrowFace(face, characters))
      .filter((face) => face !== undefined)
      .map((face) => ({ face, folder }));
  });
  return [...latin.map((face) => ({ face, folder: 'noto-sans' })), ...others];
};

/** The pages' and the messages' texts in a language. */
const textsOf = (language: Language): string => {
  const folders = [join(ROOT, 'lib', 'site', 'texts'), join(ROOT, 'lib', 'domain', 'message', 'catalog')];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => globSync(`**/${language}.{ts,json}`, { cwd: folder }).map((file) => join(folder, file)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
};
