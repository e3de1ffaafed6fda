import { codePath, type Drawing } from '../domain/layout/drawing.ts';
import type { ShapingTypeface } from './typeface.ts';

/** A filled path: its own coordinates are scaled and moved into the drawing's. */
export type Shape = {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly color: string;
};

const rounded = (width: number, height: number, radius: number): string => {
  const r = Math.min(radius, width / 2, height / 2);
  if (r === 0) return `M0 0h${width}v${height}h${-width}z`;
  const [w, h] = [width - 2 * r, height - 2 * r];
  const corner = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${r} 0h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`;
};

/** A drawing as filled paths, texts among them: it looks the same everywhere, whichever fonts are there. */
export const outlinesOf = ({ items }: Drawing, { runs }: ShapingTypeface): readonly Shape[] =>
  items.flatMap((item): readonly Shape[] => {
    if (item.kind === 'box') {
      const path = rounded(item.width, item.height, item.radius);
      return [{ path, x: item.x, y: item.y, scaleX: 1, scaleY: 1, color: item.color }];
    }
    if (item.kind === 'code') {
      const { x, y, size, modules } = item;
      const scale = size / modules.length;
      return [
        { path: rounded(size, size, 0), x, y, scaleX: 1, scaleY: 1, color: '#ffffff' },
        { path: codePath(modules), x, y, scaleX: scale, scaleY: scale, color: '#000000' },
      ];
    }
    return item.lines.flatMap((line) => {
      let left = line.x;
      return runs(line.text, item.weight).flatMap(({ face, glyphs }) => {
        const scale = item.size / face.unitsPerEm();
        return glyphs.flatMap(({ id, advance, dx, dy }) => {
          const x = left + dx * scale;
          left += advance * scale;
          const path = face.shaper().glyphToPath(id);
          const { color } = item;
          return path === '' ? [] : [{ path, x, y: line.y - dy * scale, scaleX: scale, scaleY: -scale, color }];
        });
      });
    });
  });
