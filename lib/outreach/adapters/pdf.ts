import * as fontkit from 'fontkit';
import PdfDocument from 'pdfkit';
import { LOCALES } from '../../shared/dates-in-words.ts';
import { codePath, type Drawing, type Item, type TextItem } from '../domain/layout/drawing.ts';
import type { Face } from './faces.ts';
import { type ShapingTypeface, shapeRun } from './typeface.ts';

/**
 * A face as PDFKit embeds it: what it draws and measures comes from HarfBuzz. fontkit's own shaping does not know
 * anchors that are missing, and fails on Khmer.
 */
const embeddable = (face: Face): object => {
  const layout = (text: string): object => {
    const glyphs = shapeRun(face, text);
    return {
      advanceWidth: glyphs.reduce((sum, { advance }) => sum + advance, 0),
      positions: glyphs.map(({ advance, dx, dy }) => ({ xAdvance: advance, yAdvance: 0, xOffset: dx, yOffset: dy })),
      glyphs: glyphs.map(({ id, points }) => {
        return { id, advanceWidth: face.shaper().glyphHAdvance(id), codePoints: [...points] };
      }),
    };
  };
  return Object.assign(fontkit.create(face.bytes()), { layout });
};

/** Texts go to PDFKit in one piece: what it draws is exactly what was measured. */
const AS_MEASURED: PDFKit.Mixins.TextOptions = { lineBreak: false, baseline: 'alphabetic', features: [] };

type Page = {
  readonly document: PDFKit.PDFDocument;
  readonly runs: ShapingTypeface['runs'];
  /** The faces that the document has by now. */
  readonly embedded: Set<Face>;
};

const useFace = ({ document, embedded }: Page, face: Face): void => {
  // PDFKit takes an opened font, too; its types name files alone.
  if (!embedded.has(face)) document.registerFont(face.name, embeddable(face) as PDFKit.Mixins.PDFFontSource);
  embedded.add(face);
  document.font(face.name);
};

const drawText = (page: Page, { lines, size, weight, color }: TextItem): void => {
  const { document, runs } = page;
  document.fillColor(color).fontSize(size);
  for (const [index, line] of lines.entries()) {
    let left = line.x;
    // Signs of Khmer and Devanagari stand for several letters, and letters for several signs: the line says what it reads.
    document.markContent('Span', { actual: index === lines.length - 1 ? line.text : `${line.text} ` });
    for (const { face, text, glyphs } of runs(line.text, weight)) {
      useFace(page, face);
      document.text(text, left, line.y, AS_MEASURED);
      left += (glyphs.reduce((sum, { advance }) => sum + advance, 0) * size) / face.unitsPerEm();
    }
    document.endMarkedContent();
  }
};

const drawItem = (page: Page, item: Item): void => {
  const { document } = page;
  if (item.kind === 'text') drawText(page, item);
  else if (item.kind === 'box') {
    document.roundedRect(item.x, item.y, item.width, item.height, item.radius).fill(item.color);
  } else {
    const { x, y, size, modules } = item;
    document.rect(x, y, size, size).fill('#ffffff');
    document
      .save()
      .translate(x, y)
      .scale(size / modules.length);
    document.path(codePath(modules)).fill('#000000');
    document.restore();
  }
};

/**
 * A drawing as PDF of one page, with its fonts in it, and tagged: screen readers get its texts in order, and what the code
 * leads to. Coordinates are points.
 */
export const drawPdf = (drawing: Drawing, { runs }: ShapingTypeface): Promise<Uint8Array> => {
  const { width, height, title, language, items } = drawing;
  const document = new PdfDocument({
    size: [width, height],
    margin: 0,
    font: null as unknown as string,
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALES[language],
    displayTitle: true,
    info: { Title: title, Author: 'California Secretary of State' },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const page = { document, runs, embedded: new Set<Face>() };
  const root = document.struct('Document');
  document.addStructure(root);
  for (const item of items) {
    const draw = (): void => drawItem(page, item);
    if (item.kind === 'box') {
      document.markContent('Artifact', { type: 'Layout' });
      draw();
      document.endMarkedContent();
    } else if (item.kind === 'code') root.add(document.struct('Figure', { alt: item.alt }, draw));
    else root.add(document.struct(item.role, { actual: item.text }, draw));
  }
  root.end();
  document.end();
  return whole;
};
