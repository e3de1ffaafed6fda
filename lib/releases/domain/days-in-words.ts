import { dateInWords } from '../../shared/dates-in-words.ts';
import { Temporal } from '../../shared/time.ts';

/** `August 8, 2021`, as memoranda write it. */
export const longDay = (day: Temporal.PlainDate | string): string =>
  dateInWords(Temporal.PlainDate.from(day), 'en', 'long');

/** `November 5`: a day whose year stands nearby. */
export const dayAndMonth = (day: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-US', { month: 'long', day: 'numeric' });

/** `November`. */
export const monthName = (day: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-US', { month: 'long' });
