import * as z from 'zod';
import type { Temporal } from '../../shared/time.ts';
import { ATTEMPT_MINUTES } from './attempt.ts';
import { CONTACTS, type ContactForm, type PreferencesForm, type SignInForm, type SignUpForm } from './sign-up-form.ts';

/** The forms that are shown again as they were filled in. */
export type Forms = {
  readonly 'sign-up': SignUpForm;
  readonly 'sign-in': SignInForm;
  readonly 'contact-change': ContactForm;
  readonly preferences: PreferencesForm;
};
export type FormKind = keyof Forms;

/** Longer than any field takes: what is longer still is wrong when it is read again. */
const LONGEST = 300;

const Text = z.string().transform((text) => text.slice(0, LONGEST));
const Texts = z.array(Text).transform((texts) => texts.slice(0, 10));
const Wishes = { channels: Texts, language: Text, hoursStart: Text, hoursEnd: Text, zone: Text };

/** Each form as it is kept. A code is typed on a page of its own, and is in none of them. */
export const FORMS: { readonly [Kind in FormKind]: z.ZodType<Forms[Kind]> } = {
  'sign-up': z.object({
    firstName: Text,
    lastName: Text,
    dateOfBirth: Text,
    zip: Text,
    phone: Text,
    email: Text,
    consent: z.boolean(),
    ...Wishes,
  }),
  'sign-in': z.object({ contact: Text, dateOfBirth: Text, by: Text.exactOptional() }),
  'contact-change': z.object({
    contact: z.enum(CONTACTS),
    phone: Text,
    email: Text,
    channels: Texts,
    consent: z.boolean(),
  }),
  preferences: z.object(Wishes),
};

/** Until when a form is kept: as long as what is under way with it. */
export const endOfDraft = (keptAt: Temporal.Instant): Temporal.Instant => keptAt.add({ minutes: ATTEMPT_MINUTES });
