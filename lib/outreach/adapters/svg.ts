import { LOCALES } from '../../shared/dates-in-words.ts';
import type { Drawing } from '../domain/layout/drawing.ts';
import { outlinesOf } from './outlines.ts';
import type { ShapingTypeface } from './typeface.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');
const short = (value: number): string => String(Number(value.toFixed(4)));

/** A drawing as SVG. Its texts are outlines; what they say stands in the description, for those who listen. */
export const drawSvg = (drawing: Drawing, typeface: ShapingTypeface): string => {
  const { width, height, background, title, language, items } = drawing;
  const words = items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('\n');
  const shapes = outlinesOf(drawing, typeface).map(
    ({ path, x, y, scaleX, scaleY, color }) =>
      `<path fill="${color}" transform="translate(${short(x)} ${short(y)}) scale(${short(scaleX)} ${short(scaleY)})" d="${path}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${LOCALES[language]}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(words)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...shapes,
    '</svg>\n',
  ].join('\n');
};
