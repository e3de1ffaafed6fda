import { invisibleIn } from './invisible.ts';
import type { FieldExample, Spelling } from './refusal.ts';

const withoutZeros = (text: string): string => text.replace(/^0+/, '');

/** What exports write for nothing. */
const NULL_WORD = /^(null|\(null\)|\\n|n\/a|nil|none|nan)$/i;

/** In what the two spellings of a value differ. */
export const spellingOf = ({ ems, votecal }: Pick<FieldExample, 'ems' | 'votecal'>): Spelling => {
  if (ems === '' || votecal === '') return NULL_WORD.test(ems + votecal) ? 'null-word' : 'empty';
  const invisible = invisibleIn(ems, votecal);
  if (invisible.includes('padding')) return /\0/.test(ems + votecal) ? 'nul' : 'padding';
  if (invisible.includes('unicode-form')) return 'unicode-form';
  if (ems.toLowerCase() === votecal.toLowerCase()) return 'case';
  return withoutZeros(ems) === withoutZeros(votecal) ? 'leading-zeros' : 'other';
};
