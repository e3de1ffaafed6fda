import type { FieldProblem, FormField } from '../../../sign-up/domain/sign-up-form.ts';
import { filled, type VoterTexts } from '../texts/index.ts';

/** The sentence that says what to do about a problem. */
export const problemSentence = ({ problems }: VoterTexts, { field, code, suggestion }: FieldProblem): string => {
  const sentence = code === 'missing' ? problems.missing[field] : problems.others[code];
  return suggestion === undefined ? sentence : `${sentence} ${filled(problems.suggestion, { suggestion })}`;
};

/** The sentences by the field that they are about; of several, the first. */
export const sentencesByField = (
  texts: VoterTexts,
  problems: readonly FieldProblem[],
): ReadonlyMap<FormField, string> => {
  const sentences = new Map<FormField, string>();
  for (const problem of problems)
    if (!sentences.has(problem.field)) sentences.set(problem.field, problemSentence(texts, problem));
  return sentences;
};

/** For the list before a form: where two fields have the same sentence, each stands behind its field's name, or nobody could tell its links apart. */
export const toldApart = <Field extends string>(
  sentences: ReadonlyMap<Field, string>,
  labels: Partial<Record<Field, string>>,
): ReadonlyMap<Field, string> => {
  const all = [...sentences.values()];
  const isTwice = (sentence: string): boolean => all.filter((one) => one === sentence).length > 1;
  return new Map(
    [...sentences].map(([field, sentence]) => {
      const label = labels[field];
      return [field, isTwice(sentence) && label !== undefined ? `${label}: ${sentence}` : sentence];
    }),
  );
};
