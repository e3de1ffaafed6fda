import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { FormKind, Forms } from '../domain/draft.ts';
import type { FilledIn } from '../domain/outcomes.ts';
import { readContactChange, readPreferences, readSignIn, readSignUp } from '../domain/read-form.ts';
import type { FieldProblem } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';

const problemsOf = (
  read: { readonly ok: true } | { readonly ok: false; readonly error: readonly FieldProblem[] },
): readonly FieldProblem[] => (read.ok ? [] : read.error);

/** What is wrong with each form, by the form alone. */
const PROBLEMS: {
  readonly [Kind in FormKind]: (form: Forms[Kind], today: Temporal.PlainDate) => readonly FieldProblem[];
} = {
  'sign-up': (form, today) => problemsOf(readSignUp(form, today)),
  'sign-in': (form, today) => problemsOf(readSignIn(form, today)),
  'contact-change': (form) => problemsOf(readContactChange(form)),
  preferences: (form) => problemsOf(readPreferences(form)),
};

/** A form as it was filled in last, and what is wrong with it. */
export const filledIn =
  ({ drafts }: Pick<SignUpPorts, 'drafts'>) =>
  async <Kind extends FormKind>(
    secret: string,
    kind: Kind,
    now: Temporal.Instant,
  ): Promise<FilledIn<Kind> | undefined> => {
    const form = await drafts.find(secret, kind, now);
    return form && { form, problems: PROBLEMS[kind](form, pacificDate(now)) };
  };
