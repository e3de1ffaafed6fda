import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFontFaces, SCRIPTS } from './fonts.ts';

const PACKAGES = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@fontsource');
const FOLDERS = [...new Set(Object.values(SCRIPTS).map(({ folder }) => folder))];
const WEIGHTS = [400, 700] as const;
/** Of the alphabets of Noto Sans, those of our languages; no name may have another. */
const OTHER_ALPHABETS = /noto-sans-(?:cyrillic|greek)/;

/**
 * Writes the fonts that paper is set in into a folder, whole: an election's name may have any character. `faces.json` says
 * which file has which characters. Gives a file of each package that went into them.
 */
export const writePrintFonts = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  const faces = FOLDERS.flatMap((name) =>
    WEIGHTS.flatMap((weight) => parseFontFaces(readFileSync(join(PACKAGES, name, `${weight}.css`), 'utf8')))
      .map((face) => ({ ...face, file: face.file.replace(/2$/, '') }))
      .filter(({ file }) => !OTHER_ALPHABETS.test(file))
      .map(({ weight, file, range }) => {
        writeFileSync(join(folder, basename(file)), readFileSync(join(PACKAGES, name, file)));
        return { family: name, weight: Number(weight), file: basename(file), range };
      }),
  );
  writeFileSync(join(folder, 'faces.json'), JSON.stringify(faces));
  return FOLDERS.map((name) => `node_modules/@fontsource/${name}/package.json`);
};

/** Writes the fonts of reports in English into a folder, regular and bold. Gives a file of the package that they are from. */
export const writeReportFonts = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  for (const weight of WEIGHTS) {
    const file = `noto-sans-latin-${weight}-normal.woff`;
    writeFileSync(join(folder, file), readFileSync(join(PACKAGES, 'noto-sans', 'files', file)));
  }
  return ['node_modules/@fontsource/noto-sans/package.json'];
};
