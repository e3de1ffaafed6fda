import type { Language } from '../../../shared/codes.ts';

/** Regular and bold. */
export type Weight = 400 | 700;
export type Color = `#${string}`;

/** The width of a line, as a part of its font size. */
export type Measure = (text: string, weight: Weight) => number;

/** A text in its lines. `x` is where a line begins, `y` its baseline; from the upper left corner, in the drawing's unit. */
export type TextItem = {
  readonly kind: 'text';
  readonly role: 'H1' | 'H2' | 'P';
  /** The whole text, as it is read aloud. */
  readonly text: string;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
  readonly size: number;
  readonly weight: Weight;
  readonly color: Color;
};

export type BoxItem = {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly color: Color;
};

/** Rows of modules, dark ones true; the quiet zone is among them. */
export type Modules = readonly (readonly boolean[])[];

/** A QR code on white. */
export type CodeItem = {
  readonly kind: 'code';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly modules: Modules;
  /** What it says, in words. */
  readonly alt: string;
};

export type Item = TextItem | BoxItem | CodeItem;

/** A page or a picture: what is where, later items above earlier ones. Points (1/72 inch) on paper, pixels elsewhere. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly background: Color;
  readonly title: string;
  readonly language: Language;
  readonly items: readonly Item[];
};

/** A QR code as one path of rectangles, in modules: a row's neighbours are one, and rows overlap so that no seam shows. */
export const codePath = (modules: Modules): string =>
  modules
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) return [];
        const end = row.indexOf(false, x);
        const width = (end === -1 ? row.length : end) - x;
        const height = modules[y + 1]?.slice(x, x + width).some(Boolean) ? 1.02 : 1;
        return [`M${x} ${y}h${width}v${height}h${-width}z`];
      }),
    )
    .join('');
