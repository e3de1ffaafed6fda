import type { SignInForm, SignUpForm } from '../../lib/sign-up/domain/sign-up-form.ts';
import type { Person } from './people.ts';
import type { Answer } from './trials.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The personal pages, wherever they run, and what a trial needs beside them. */
export type Place = {
  /** Forgets what was counted, so that no budget runs low; called before each trial. */
  readonly forget: () => Promise<void>;
  /** Sends a form with the cookie and the token of this secret. */
  readonly post: (path: string, secret: string, fields: Fields) => Promise<Answer>;
  /** A sign-up or a sign-in that has been begun, and its code. */
  readonly begun: (secret: string, form: SignUpForm | SignInForm) => Promise<string>;
  /** How many candidates a sign-up as this person would find. */
  readonly candidates: (person: Person) => Promise<number>;
};

export const VISIT_COOKIE = '__Host-rollcall-visit';

export const bodyOf = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, String(one)]),
    ),
  ).toString();

export const isSignIn = (form: SignUpForm | SignInForm): form is SignInForm => 'contact' in form;
