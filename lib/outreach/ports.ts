import type { Drawing, Measure, Modules } from './domain/layout/drawing.ts';

/** Fonts with every script of the ten languages. */
export type Typeface = {
  readonly measure: Measure;
  /** Whether there is a sign for every character of a text. */
  readonly covers: (text: string) => boolean;
};

/** What makes files of drawings and texts. */
export type Press = {
  /** The fonts, with those of a language first where a character is drawn otherwise in another. */
  readonly typeface: (drawing: Pick<Drawing, 'language'>) => Typeface;
  /** The QR code of an address, its quiet zone included. */
  readonly code: (address: string) => Modules;
  readonly pdf: (drawing: Drawing) => Promise<Uint8Array>;
  readonly svg: (drawing: Drawing) => Uint8Array;
  readonly png: (drawing: Drawing) => Promise<Uint8Array>;
  /** Several files as one, by their names. */
  readonly archive: (files: Readonly<Record<string, Uint8Array>>) => Uint8Array;
};
