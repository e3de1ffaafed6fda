import type { FieldProblem } from './sign-up-form.ts';

/** What is wrong with a field that staff search by, in a sentence. */
export const searchProblemWords = ({ field, code, suggestion }: FieldProblem): string => {
  if (field === 'lastName') return code === 'missing' ? 'Give the last name.' : 'This is no last name.';
  if (code === 'missing') return 'Give the date of birth.';
  const meant = suggestion === undefined ? 'Use month, day and year, such as 03-09-1971.' : `Is ${suggestion} meant?`;
  return `This date of birth cannot be read. ${meant}`;
};
