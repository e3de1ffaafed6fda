import * as harfbuzz from 'harfbuzzjs';
import type { Language } from '../../shared/codes.ts';
import type { Weight } from '../domain/layout/drawing.ts';
import type { Typeface } from '../ports.ts';
import { type Face, facesFor } from './faces.ts';

/** A sign of a font in its place, in the font's units; `points`: the characters that it stands for. */
export type Glyph = {
  readonly id: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  readonly points: readonly number[];
};

/** A stretch of text in one face. */
export type Run = { readonly face: Face; readonly text: string; readonly glyphs: readonly Glyph[] };

/** A typeface that also gives its signs, for those who draw. */
export type ShapingTypeface = Typeface & { readonly runs: (text: string, weight: Weight) => readonly Run[] };

/** What belongs to the letter before it, whatever face that is in. */
const JOINED = /^[\p{M}\u200c\u200d]$/u;

/** The signs of a text in a face, as HarfBuzz puts them: letters of Khmer and Devanagari join, change places and stack. */
export const shapeRun = (face: Face, text: string): readonly Glyph[] => {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(face.shaper(), buffer);
  const infos = buffer.getGlyphInfosAndPositions();
  const clusters = [...new Set(infos.map(({ cluster }) => cluster))].toSorted((a, b) => a - b);
  return infos.map(({ codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 }, index) => {
    const isFirst = infos.findIndex((other) => other.cluster === cluster) === index;
    const end = clusters[clusters.indexOf(cluster) + 1] ?? text.length;
    const points = isFirst ? [...text.slice(cluster, end)].map((character) => character.codePointAt(0) ?? 0) : [];
    return { id: codepoint, advance: xAdvance, dx: xOffset, dy: yOffset, points };
  });
};

/** Cuts a text into stretches of one face. Where no face has a character, the first one shows its box. */
const split = (faces: readonly Face[], text: string): { face: Face; text: string }[] => {
  const [first] = faces;
  if (first === undefined) throw new Error('There is no face of this weight.');
  const parts: { face: Face; text: string }[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const last = parts.at(-1);
    const face = faces.find((one) => one.has(point)) ?? first;
    if (last !== undefined && (last.face === face || (JOINED.test(character) && last.face.has(point)))) {
      last.text += character;
    } else parts.push({ face, text: character });
  }
  return parts;
};

/** Texts whose measure is remembered: a kit has some thousands of candidates for its lines. */
const MOST_KNOWN = 20_000;

/** The typeface of a language out of these faces. It remembers what it has measured. */
export const typefaceOf = (faces: readonly Face[], language: Language): ShapingTypeface => {
  const byWeight = { 400: facesFor(faces, language, 400), 700: facesFor(faces, language, 700) } as const;
  const known = new Map<string, readonly Run[]>();
  const runs: ShapingTypeface['runs'] = (text, weight) => {
    const key = `${weight} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = split(byWeight[weight], text).map((part) => ({ ...part, glyphs: shapeRun(part.face, part.text) }));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, made);
    return made;
  };
  return {
    runs,
    measure: (text, weight) =>
      runs(text, weight).reduce(
        (sum, { face, glyphs }) => sum + glyphs.reduce((wide, { advance }) => wide + advance, 0) / face.unitsPerEm(),
        0,
      ),
    covers: (text) => runs(text.normalize('NFC'), 400).every(({ glyphs }) => glyphs.every(({ id }) => id !== 0)),
  };
};
