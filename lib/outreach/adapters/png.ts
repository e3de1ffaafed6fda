import canvasKit, { type CanvasKit } from 'canvaskit-wasm';
import type { Drawing } from '../domain/layout/drawing.ts';
import { outlinesOf } from './outlines.ts';
import type { ShapingTypeface } from './typeface.ts';

/** What draws pictures. It takes half a second to start. */
export const startPainter = (): Promise<CanvasKit> => canvasKit.default();

/** A drawing as PNG, `zoom` pixels for each of its units. */
export const drawPng = (kit: CanvasKit, drawing: Drawing, typeface: ShapingTypeface, zoom = 1): Uint8Array => {
  const surface = kit.MakeSurface(Math.round(drawing.width * zoom), Math.round(drawing.height * zoom));
  if (surface === null) throw new Error('The picture is too large to be drawn.');
  const canvas = surface.getCanvas();
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  canvas.clear(kit.parseColorString(drawing.background));
  canvas.scale(zoom, zoom);
  for (const { path, x, y, scaleX, scaleY, color } of outlinesOf(drawing, typeface)) {
    const drawn = kit.Path.MakeFromSVGString(path);
    if (drawn === null) throw new Error('An outline is none.');
    paint.setColor(kit.parseColorString(color));
    canvas.save();
    canvas.translate(x, y);
    canvas.scale(scaleX, scaleY);
    canvas.drawPath(drawn, paint);
    canvas.restore();
    drawn.delete();
  }
  surface.flush();
  const image = surface.makeImageSnapshot();
  const bytes = image.encodeToBytes();
  for (const used of [image, paint, surface]) used.delete();
  if (bytes === null) throw new Error('The picture cannot be written.');
  return bytes;
};
