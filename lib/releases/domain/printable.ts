import * as z from 'zod';

/** Letters, digits and signs of Western European languages: what the memorandum's font has, and no control characters. */
const PRINTABLE = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2015\u2018-\u201f\u2022\u2026]*$/;

/** A line of text that can be printed, of 1 to `longest` characters. */
export const printable = (longest: number) =>
  z
    .string()
    .min(1, 'Say something.')
    .max(longest)
    .regex(PRINTABLE, 'Use letters, digits and signs that a memorandum can print, on one line.');
