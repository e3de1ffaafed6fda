import type { FieldProblemCode } from './sign-up-form.ts';

/** What a voter did who typed a date of birth that the form does not take, in words for staff. */
export const DATE_WORDS: { readonly [Problem in FieldProblemCode]?: string } = {
  missing: 'The voter left the date of birth empty.',
  'date-day-first': 'The voter typed the day before the month.',
  'date-two-digit-year': 'The voter typed the year in two digits.',
  'date-buddhist-year': 'The voter typed a year of the Buddhist era, which is 543 more.',
  'date-impossible': 'The voter typed a day that is in no calendar.',
  'date-month-impossible': 'The voter typed a month that there is not.',
  'date-day-impossible': 'The voter typed a day that no month has.',
  'date-month-and-day-impossible': 'The voter typed a month and a day that there are not.',
  'date-future': 'The voter typed a day that is still to come.',
  'date-too-young': 'The voter typed the date of birth of somebody under 16, who cannot be registered.',
  'date-too-old': 'The voter typed the date of birth of somebody older than anybody is.',
};
