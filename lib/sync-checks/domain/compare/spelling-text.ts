import { LONGEST_LOOKED_AT } from './looked-at.ts';
import type { Spelling } from './refusal.ts';

/** In what two spellings differ, and what to send instead. */
export const SPELLING_TEXT: Readonly<Record<Spelling, string>> = {
  'unicode-form': 'the same characters in another Unicode form; send NFC, the composed form',
  'zero-width': 'characters without width inside the value, such as U+200B; send it without them',
  padding: 'spaces, tabs or other blanks around the value; send it without padding',
  nul: 'NUL characters (\\0) behind the value; send it without padding',
  case: 'capital and small letters; send the case that VoteCal has',
  'leading-zeros': 'leading zeros that one side lacks; send the value as text, not as a number',
  encoding:
    'letters beyond A to Z are spoilt: accents lost, “?” in their place, or UTF-8 read as another encoding; export as UTF-8',
  punctuation: 'the same letters and digits with other signs between them; send the format that VoteCal has',
  order: 'the same parts in another order; send the order that VoteCal has',
  day: 'dates that are a day apart, as a change of the time zone makes them; send the date itself, without a time',
  swapped:
    'the values of two columns stand in each other’s place; check their names in the header, and whether two exports were joined',
  cut: 'one value is a part of the other, cut off or with something added; send it whole, as VoteCal has it',
  'null-word': 'a word for “nothing”, such as NULL, where the other side is empty; send nothing',
  empty: 'one side is empty',
  'too-long': `values with letters beyond A to Z that are longer than ${LONGEST_LOOKED_AT} characters: too long to be looked at, they are taken for different; check the line ends and quotes around them`,
  other: 'another format; send it as VoteCal has it',
};
