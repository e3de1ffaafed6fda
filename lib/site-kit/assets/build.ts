import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { LANGUAGES, type Language } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { dateWords } from '../dates.ts';
import { californiaMap } from './california.ts';
import {
  FONT_FAMILIES,
  type FontFace,
  fontStylesheet,
  LARGE_SCRIPTS,
  nameFamily,
  nameStylesheet,
  narrowFace,
  parseFontFaces,
  scriptCharacters,
} from './fonts.ts';

type Face = FontFace & { readonly folder: string };

import { keepUsedRules } from './stylesheet.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LIB = join(ROOT, 'lib');
const PACKAGES = join(ROOT, 'node_modules');
const USWDS = join(PACKAGES, '@uswds', 'uswds', 'dist');
const WEIGHTS = [400, 700] as const;
/** USWDS brings Latin fonts only; every element has to take the font of its language instead. */
const FONT_DECLARATION = /font-family:[^;}]*;?/g;
/** The slices of a large script; Latin letters and the like are in slices with names. */
const NUMBERED_SLICE = /-\d+-400-normal\.woff2$/;
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
  const addFace = (face: Face): string => {
    const name = add(basename(face.file), readFileSync(join(PACKAGES, '@fontsource', face.folder, face.file)));
    return `@font-face{font-family:'${face.family}';font-style:normal;font-display:swap;font-weight:${face.weight};src:url(${name}) format('woff2');unicode-range:${face.range}}`;
  };

  const uswds = readFileSync(join(USWDS, 'css', 'uswds.min.css'), 'utf8');
  const framework = addImages(keepUsedRules(uswds, pageNames()).replaceAll(FONT_DECLARATION, ''));
  const stylesheet = (name: string, parts: readonly string[]): string =>
    add(name, Buffer.from(transformSync(parts.join('\n'), { loader: 'css', minify: true }).code));
  const own = readFileSync(join(import.meta.dirname, 'site.css'), 'utf8');
  stylesheet('site.css', [...commonFaces().map(addFace), framework, own]);
  for (const language of LARGE_SCRIPTS) {
    stylesheet(fontStylesheet(language), facesFor(language).map(addFace));
    stylesheet(nameStylesheet(language), wholeFaces(language).map(addFace));
  }
  add('favicon.svg', readFileSync(join(import.meta.dirname, 'favicon.svg')));

  const atlas = JSON.parse(readFileSync(join(PACKAGES, 'us-atlas', 'counties-10m.json'), 'utf8'));
  files.set('map.json', Buffer.from(JSON.stringify(californiaMap(atlas, COUNTIES))));
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return files;
};

/** Every word in the pages' sources: the class names that can occur are among them. */
const pageNames = (): Set<string> => {
  const sources = globSync('**/*.tsx', { cwd: LIB });
  const text = sources.map((file) => readFileSync(join(LIB, file), 'utf8')).join('\n');
  return new Set(text.match(/[A-Za-z_][\w:-]*/g) ?? []);
};

/** Faces of a font package, with the package's folder. */
const facesIn = (folder: string): Face[] =>
  WEIGHTS.flatMap((weight) =>
    parseFontFaces(readFileSync(join(PACKAGES, '@fontsource', folder, `${weight}.css`), 'utf8')),
  ).map((face) => ({ ...face, folder }));

/** What every page needs: Latin letters, and each language's name for the language links. */
const commonFaces = (): Face[] => {
  const names = readFileSync(join(LIB, 'site-kit', 'texts', 'language-names.ts'), 'utf8');
  const latin = facesIn('noto-sans').filter(({ file }) => LATIN_SLICES.test(file));
  return [...latin, ...LANGUAGES.flatMap((language) => narrowedFaces(language, names))];
};

/** What a text in a language needs beside the common faces. */
const facesFor = (language: Language): Face[] => narrowedFaces(language, textsOf(language) + dateWords(language));

/** Every letter of a large script in its usual weight, in slices of which a page loads those that it shows. */
const wholeFaces = (language: (typeof LARGE_SCRIPTS)[number]): Face[] =>
  facesIn(FONT_FAMILIES[language].folder)
    .filter(({ weight, file }) => weight === '400' && NUMBERED_SLICE.test(file))
    .map((face) => ({ ...face, family: nameFamily(language) }));

const narrowedFaces = (language: Language, text: string): Face[] => {
  const { folder } = FONT_FAMILIES[language];
  const characters = scriptCharacters(text);
  return folder === 'noto-sans' || characters.size === 0
    ? []
    : facesIn(folder).flatMap((face) => {
        const narrowed = narrowFace(face, characters);
        return narrowed === undefined ? [] : [{ ...narrowed, folder }];
      });
};

/** The pages' and the messages' texts in a language. */
const textsOf = (language: Language): string => {
  const folders = [join(LIB, 'site-kit', 'texts'), join(LIB, 'messaging', 'domain', 'catalog')];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => globSync(`**/${language}.{ts,json}`, { cwd: folder }).map((file) => join(folder, file)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
};
