import type { CanvasKit } from 'canvaskit-wasm';
import jsQr from 'jsqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Face, loadFaces } from '../../../lib/outreach/adapters/faces.ts';
import { drawPdf } from '../../../lib/outreach/adapters/pdf.ts';
import { drawPng, startPainter } from '../../../lib/outreach/adapters/png.ts';
import { pressWith } from '../../../lib/outreach/adapters/press.ts';
import { drawSvg } from '../../../lib/outreach/adapters/svg.ts';
import { type ShapingTypeface, shapeRun, typefaceOf } from '../../../lib/outreach/adapters/typeface.ts';
import { GRAPHICS, PIECES } from '../../../lib/outreach/domain/kit.ts';
import { DRAFT_MARK, type KitWords } from '../../../lib/outreach/domain/kit-words.ts';
import { buckslip } from '../../../lib/outreach/domain/layout/buckslip.ts';
import type { Drawing, Item, TextItem } from '../../../lib/outreach/domain/layout/drawing.ts';
import { flyer } from '../../../lib/outreach/domain/layout/flyer.ts';
import { graphic } from '../../../lib/outreach/domain/layout/graphic.ts';
import type { Press } from '../../../lib/outreach/ports.ts';
import { LANGUAGES, type Language } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { printFonts, wordsOf } from '../sample-kit.ts';

const [LONGEST_COUNTY] = COUNTIES.toSorted((a, b) => b.name.length - a.name.length);
/** As long as the names of consolidated elections get. */
const LONGEST_NAME =
  'Consolidated Special Vacancy Primary Election for the Fourteenth Congressional District and the Metropolitan Water Replenishment District';

let press: Press;
let faces: readonly Face[];
let painter: CanvasKit;
const typefaces = new Map<Language, ShapingTypeface>();
beforeAll(async () => {
  const folder = printFonts();
  press = pressWith(folder);
  faces = loadFaces(folder);
  for (const language of LANGUAGES) typefaces.set(language, typefaceOf(faces, language));
  painter = await startPainter();
}, 60_000);

const typefaceFor = (language: Language): ShapingTypeface => {
  const typeface = typefaces.get(language);
  if (typeface === undefined) throw new Error('A language has no typeface.');
  return typeface;
};

/** All drawings of a kit by name, with the smallest size that its texts may come to: points on paper, pixels elsewhere. */
const drawingsOf = (words: KitWords): readonly (readonly [string, Drawing, number])[] => {
  const { measure } = typefaceFor(words.language);
  const code = press.code(words.link);
  return [
    ['flyer', flyer(words, code, measure), 8],
    ['buckslip', buckslip(words, code, measure), 6.5],
    ...GRAPHICS.map((size) => [size, graphic(size, words, measure), 16] as const),
  ];
};

const textsOf = ({ items }: Drawing): readonly TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? [item] : []));

/** What the ink of a text covers: from the top of its highest letter to the bottom of its lowest, measured by the outlines. */
const inkOf = (
  item: TextItem,
  { runs }: ShapingTypeface,
): { top: number; bottom: number; left: number; right: number } => {
  const box = { top: Infinity, bottom: -Infinity, left: Infinity, right: -Infinity };
  for (const line of item.lines) {
    let x = line.x;
    for (const { face, glyphs } of runs(line.text, item.weight)) {
      const scale = item.size / face.unitsPerEm();
      for (const { id, advance, dx, dy } of glyphs) {
        const extents = face.shaper().glyphExtents(id);
        if (extents !== undefined && extents.width !== 0) {
          const left = x + (dx + extents.xBearing) * scale;
          const top = line.y - (dy + extents.yBearing) * scale;
          box.left = Math.min(box.left, left);
          box.right = Math.max(box.right, left + extents.width * scale);
          box.top = Math.min(box.top, top);
          box.bottom = Math.max(box.bottom, top - extents.height * scale);
        }
        x += advance * scale;
      }
    }
  }
  return box;
};

/** The part of a page around its code, as somebody holds a phone over it. */
const aroundCode = (drawing: Drawing): Drawing => {
  const code = drawing.items.find((item) => item.kind === 'code');
  if (code?.kind !== 'code') throw new Error('There is no code on this page.');
  const margin = 16;
  const [dx, dy] = [margin - code.x, margin - code.y];
  const items = drawing.items.map(
    (item): Item =>
      item.kind === 'text'
        ? { ...item, lines: item.lines.map((line) => ({ ...line, x: line.x + dx, y: line.y + dy })) }
        : { ...item, x: item.x + dx, y: item.y + dy },
  );
  return { ...drawing, items, width: code.size + 2 * margin, height: code.size + 2 * margin };
};

/** What a scanner reads in a picture of a page, printed with 216 dots to the inch. */
const scanned = (drawing: Drawing, typeface: ShapingTypeface): string | undefined => {
  const image = painter.MakeImageFromEncoded(drawPng(painter, drawing, typeface, 3));
  if (image === null) throw new Error('The picture is none.');
  const [width, height] = [image.width(), image.height()];
  const { AlphaType, ColorType, ColorSpace } = painter;
  const info = { width, height, alphaType: AlphaType.Unpremul, colorType: ColorType.RGBA_8888 };
  const pixels = image.readPixels(0, 0, { ...info, colorSpace: ColorSpace.SRGB });
  return jsQr.default(new Uint8ClampedArray(pixels ?? []), width, height)?.data;
};

describe.each(LANGUAGES)('everything that is drawn in %s', (language) => {
  const long = () =>
    wordsOf({ language, election: { ...ELECTION, name: LONGEST_NAME }, county: LONGEST_COUNTY ?? ORDINARY });
  const [ORDINARY] = COUNTIES as [(typeof COUNTIES)[number]];

  it('stands within its page, keeps clear of its neighbours and stays legible, with the longest names too', () => {
    const typeface = typefaceFor(language);
    for (const words of [wordsOf({ language }), long()]) {
      for (const [name, drawing, smallest] of drawingsOf(words)) {
        let above = { top: 0, bottom: 0, left: 0, right: 0, text: '' };
        for (const item of textsOf(drawing)) {
          const ink = inkOf(item, typeface);
          const place = `${name}: ${item.text}`;
          expect(ink.left, place).toBeGreaterThanOrEqual(8);
          expect(ink.right, place).toBeLessThanOrEqual(drawing.width - 8);
          expect(ink.top, place).toBeGreaterThanOrEqual(0);
          expect(ink.bottom, place).toBeLessThanOrEqual(drawing.height);
          expect(item.size, place).toBeGreaterThanOrEqual(smallest);
          const isBeside = ink.left >= above.right || ink.right <= above.left || ink.bottom <= above.top;
          if (!isBeside) expect(ink.top, `${place} under ${above.text}`).toBeGreaterThanOrEqual(above.bottom - 0.5);
          above = { ...ink, text: item.text };
        }
      }
    }
  });

  it('has a sign for every character, and no letter that stands on a dotted circle', () => {
    const typeface = typefaceFor(language);
    for (const [name, drawing] of drawingsOf(long())) {
      for (const { lines, weight } of textsOf(drawing)) {
        for (const { text } of lines) {
          for (const { face, glyphs } of typeface.runs(text, weight)) {
            const [circle] = face.has(0x25cc) ? shapeRun(face, '\u25cc') : [];
            expect(
              glyphs.filter(({ id }) => id === 0 || id === circle?.id),
              `${name}: ${text}`,
            ).toEqual([]);
          }
        }
      }
    }
  });

  it('says all of its facts: election, day, both deadlines, address, whom to ask, and that it is a draft, if it is one', () => {
    const words = wordsOf({ language });
    for (const [name, drawing] of drawingsOf(words)) {
      const said = textsOf(drawing).map(({ text }) => text);
      for (const fact of [words.electionName, words.electionDate, words.address, DRAFT_MARK]) {
        expect(said, name).toContain(fact);
      }
      if (name === 'flyer' || name === 'buckslip') {
        expect(said).toEqual(expect.arrayContaining([...words.reach, words.onPaper(words.texts.postmark)]));
      }
    }
    const unmarked = drawingsOf({ ...words, mark: null });
    expect(unmarked.some(([, drawing]) => textsOf(drawing).some(({ text }) => text === DRAFT_MARK))).toBe(false);
  });

  it('has a code that leads to the site in this language, with white around it', () => {
    const words = wordsOf({ language });
    for (const [name, drawing] of drawingsOf(words).slice(0, 2)) {
      const found = scanned(aroundCode(drawing), typefaceFor(language));
      expect(found, name).toBe(`https://wheresmyballot.sos.ca.gov/?lang=${language}`);
    }
    const code = press.code(words.link);
    const rim = code.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, code.length - 1 - x, code.length - 1 - y) < 4),
    );
    expect(rim).not.toContain(true);
  });
});

describe('shaping', () => {
  it('follows the fonts where letters join, stack and change places', () => {
    const glyphsOf = (text: string, language: Language) =>
      typefaceFor(language)
        .runs(text, 400)
        .flatMap(({ glyphs }) => glyphs);
    // ि is written behind its letter and stands before it: the first sign stands for both.
    const hindi = glyphsOf('कि', 'hi');
    expect(hindi.length).toBe(2);
    expect(hindi[0]?.points).toEqual([0x915, 0x93f]);
    // क्ष is one sign; without the joiner's rule it would be three.
    expect(glyphsOf('क्ष', 'hi').length).toBe(1);
    // A subscript consonant is one sign with its coeng, and េ stands before what it follows.
    expect(glyphsOf('ស្ន', 'km').length).toBe(2);
    expect(glyphsOf('តេ', 'km').at(-1)?.id).toBe(glyphsOf('ត', 'km')[0]?.id);
    // A tone mark over a vowel mark is raised above it.
    const thai = glyphsOf('ที่', 'th');
    expect(thai.filter(({ advance }) => advance === 0).length).toBeGreaterThan(0);
  });
});

describe('files', () => {
  it('are no larger than the page says, in any language, and the picture has its size', async () => {
    const sizeOf = (kind: string, extension: string) =>
      (PIECES.find((one) => one.kind === kind && one.extension === extension)?.atMostKb ?? 0) * 1024;
    for (const language of LANGUAGES) {
      const typeface = typefaceFor(language);
      for (const [name, drawing] of drawingsOf(wordsOf({ language }))) {
        if (name === 'flyer') expect((await drawPdf(drawing, typeface)).length).toBeLessThan(sizeOf(name, 'pdf'));
        // The largest picture is the story; that of Tagalog, whose texts are the longest, is the largest of them.
        if (name !== '1080x1920') continue;
        expect(Buffer.byteLength(drawSvg(drawing, typeface))).toBeLessThan(sizeOf(name, 'svg'));
        if (language !== 'fil') continue;
        const png = drawPng(painter, drawing, typeface);
        expect(png.length).toBeLessThan(sizeOf(name, 'png'));
        expect([16, 20].map((at) => Buffer.from(png).readUInt32BE(at))).toEqual([1080, 1920]);
      }
    }
  });

  it('on paper are one tagged page of the right measures, in their language, with their fonts in them', async () => {
    for (const [language, tag] of [['en', 'en-US'] as const, ['km', 'km-KH'] as const]) {
      const boxes: Readonly<Record<string, string>> = { flyer: '[0 0 612 792]', buckslip: '[0 0 252 612]' };
      for (const [name, drawing] of drawingsOf(wordsOf({ language })).slice(0, 2)) {
        const pdf = Buffer.from(await drawPdf(drawing, typefaceFor(language))).toString('latin1');
        expect(pdf).toContain(`/MediaBox ${boxes[name]}`);
        expect(pdf.match(/\/Type \/Page\n/g)?.length).toBe(1);
        expect(pdf).toContain(`/Lang (${tag})`);
        expect(pdf).toContain('/Marked true');
        expect(pdf).toContain('/S /Figure');
        expect(pdf).toContain('/FontFile2');
        expect(pdf).not.toContain('/BaseFont /Helvetica');
      }
    }
  });

  it('in SVG need no font, and say what they show', () => {
    const words = wordsOf({ language: 'th' });
    const svg = drawSvg(graphic('1200x630', words, typefaceFor('th').measure), typefaceFor('th'));
    expect(svg).not.toContain('<text');
    expect(svg).toContain(words.electionName);
    expect(svg).toContain('viewBox="0 0 1200 630"');
  });
});
