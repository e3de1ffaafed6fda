import type { FieldProblemCode, FormField } from '../../../../sign-up/domain/sign-up-form.ts';

/** What to do about a field that was not filled in, by field; about any other problem, by its code. */
export type ProblemTexts = {
  readonly missing: Readonly<Record<FormField, string>>;
  readonly others: Readonly<Record<Exclude<FieldProblemCode, 'missing'>, string>>;
  /** What may have been meant: `{suggestion}`. */
  readonly suggestion: string;
};
