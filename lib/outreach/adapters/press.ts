import { zipSync } from 'fflate';
import { encode } from 'uqr';
import type { Language } from '../../shared/codes.ts';
import type { Press } from '../ports.ts';
import { type Face, loadFaces } from './faces.ts';
import { drawPdf } from './pdf.ts';
import { drawPng, startPainter } from './png.ts';
import { drawSvg } from './svg.ts';
import { type ShapingTypeface, typefaceOf } from './typeface.ts';

/** Readable when 15 % of it is lost, as on a creased slip; more would make its squares smaller, for cheap phones too small. */
const CORRECTION = 'M';
/** Modules of white around a code (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** When files of an archive were changed: always the same, so that the same kit is the same file. */
const CHANGED = new Date('2026-01-01T00:00:00');

/** Makes files with the fonts in a folder that `writePrintFonts` wrote. */
export const pressWith = (folder: string): Press => {
  let painter: ReturnType<typeof startPainter> | undefined;
  const faces: readonly Face[] = loadFaces(folder);
  const typefaces = new Map<Language, ShapingTypeface>();
  const typeface = ({ language }: { readonly language: Language }): ShapingTypeface => {
    const made = typefaces.get(language) ?? typefaceOf(faces, language);
    typefaces.set(language, made);
    return made;
  };
  return {
    typeface,
    code: (address) => encode(address, { ecc: CORRECTION, border: QUIET_ZONE }).data,
    pdf: (drawing) => drawPdf(drawing, typeface(drawing)),
    svg: (drawing) => Buffer.from(drawSvg(drawing, typeface(drawing))),
    png: async (drawing) => {
      painter ??= startPainter();
      return drawPng(await painter, drawing, typeface(drawing));
    },
    archive: (files) => zipSync({ ...files }, { mtime: CHANGED }),
  };
};
