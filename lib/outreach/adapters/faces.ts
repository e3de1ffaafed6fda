import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as harfbuzz from 'harfbuzzjs';
import * as z from 'zod';
import type { Language } from '../../shared/codes.ts';
import type { Weight } from '../domain/layout/drawing.ts';
import { fontOfWoff } from './woff.ts';

const FacesFile = z.array(
  z.strictObject({ family: z.string(), weight: z.literal([400, 700]), file: z.string(), range: z.string() }),
);

/** One font file: a slice of a family's characters. */
export type Face = {
  readonly name: string;
  readonly weight: Weight;
  readonly family: string;
  readonly has: (point: number) => boolean;
  /** The font itself, read when it is first needed. */
  readonly bytes: () => Buffer;
  readonly shaper: () => harfbuzz.Font;
  readonly unitsPerEm: () => number;
};

/** The family with a language's script; Latin letters are Noto Sans everywhere. */
const OWN_FAMILY: Readonly<Record<Language, string>> = {
  en: 'noto-sans',
  es: 'noto-sans',
  zh: 'noto-sans-tc',
  hi: 'noto-sans-devanagari',
  ja: 'noto-sans-jp',
  km: 'noto-sans-khmer',
  ko: 'noto-sans-kr',
  fil: 'noto-sans',
  th: 'noto-sans-thai',
  vi: 'noto-sans',
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const inRanges = (range: string): Face['has'] => {
  const ranges = range.split(',').map((one) => {
    const [from = '', to = from] = one.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (point) => ranges.some(([from, to]) => point >= from && point <= to);
};

/** The faces in a folder that `writePrintFonts` wrote. */
export const loadFaces = (folder: string): readonly Face[] =>
  FacesFile.parse(JSON.parse(readFileSync(join(folder, 'faces.json'), 'utf8'))).map((face) => {
    const bytes = once(() => fontOfWoff(readFileSync(join(folder, face.file))));
    const opened = once(() => new harfbuzz.Face(new harfbuzz.Blob(bytes()), 0));
    return {
      name: face.file,
      weight: face.weight,
      family: face.family,
      has: inRanges(face.range),
      bytes,
      shaper: once(() => new harfbuzz.Font(opened())),
      unitsPerEm: () => opened().upem,
    };
  });

/** The faces of a weight in the order in which a language asks them for a character. */
export const facesFor = (faces: readonly Face[], language: Language, weight: Weight): readonly Face[] => {
  const rank = ({ family }: Face): number => (family === 'noto-sans' ? 0 : family === OWN_FAMILY[language] ? 1 : 2);
  return faces.filter((face) => face.weight === weight).toSorted((a, b) => rank(a) - rank(b));
};
