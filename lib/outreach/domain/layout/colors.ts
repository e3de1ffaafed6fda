import type { Color } from './drawing.ts';

/** The colors of the voters' site, so that paper and page look like one. Each pair of text and ground has 7:1 or more. */
export const COLORS = {
  ink: '#1b1b1b',
  navy: '#162e51',
  white: '#ffffff',
  pale: '#e8eef7',
  warning: '#8b0a03',
} as const satisfies Readonly<Record<string, Color>>;
