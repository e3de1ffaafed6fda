import { CHANNELS, type Channel, Language } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { SendHours } from '../../voters/domain/hours.ts';
import { CONTACT_OF, readContact } from './contact.ts';
import { readDateOfBirth } from './date-of-birth.ts';
import type {
  Contact,
  ContactForm,
  FieldProblem,
  FieldProblemCode,
  FormField,
  PreferencesForm,
  SignInForm,
  SignUpForm,
} from './sign-up-form.ts';
import { isName } from './voter-name.ts';
import { contactsFor, READERS, readWanted } from './wanted-contact.ts';
import { readZip } from './zip.ts';

/** Longer than any name of a roll. */
const LONGEST_NAME = 100;

/** What a voter asks for, read: `phone` and `email` as far as a channel goes there. */
export type SignUpRequest = {
  readonly firstName: string;
  readonly lastName: string;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  readonly zip: string;
} & Preferences & { readonly phone?: string; readonly email?: string };

export type Preferences = {
  readonly channels: readonly Channel[];
  readonly language: Language;
  readonly hours: SendHours;
};

/** Collects what is wrong, field by field, in the order in which the form has them. */
const collector = () => {
  const problems: FieldProblem[] = [];
  const taken = <Value>(field: FormField, read: Result<Value, FieldProblemCode | Omit<FieldProblem, 'field'>>) => {
    if (read.ok) return read.value;
    problems.push(typeof read.error === 'string' ? { field, code: read.error } : { field, ...read.error });
    return undefined;
  };
  return { problems, taken };
};

const readName = (typed: string): Result<string, FieldProblemCode> => {
  if (typed.length > LONGEST_NAME) return err('too-long');
  const name = typed.trim();
  if (name === '') return err('missing');
  return isName(name) ? ok(name) : err('not-a-name');
};

const readChannels = (chosen: readonly string[]): Result<readonly Channel[], FieldProblemCode> => {
  if (chosen.length === 0) return err('missing');
  const channels = CHANNELS.filter((channel) => chosen.includes(channel));
  return chosen.every((name) => channels.some((channel) => channel === name)) ? ok(channels) : err('unknown-choice');
};

const readLanguage = (typed: string): Result<Language, FieldProblemCode> => {
  const language = Language.safeParse(typed);
  return language.success ? ok(language.data) : err('unknown-choice');
};

const readHours = ({
  hoursStart: start,
  hoursEnd: end,
  zone,
}: PreferencesForm): Result<SendHours, FieldProblemCode> => {
  if (start === end) return err('hours-empty');
  const hours = SendHours.safeParse({ start, end, zone });
  return hours.success ? ok(hours.data) : err('unknown-choice');
};

const readConsent = (consent: boolean): Result<true, FieldProblemCode> => (consent ? ok(true) : err('missing'));

/** Reads a sign-up. `today` is the date in California. */
export const readSignUp = (
  form: SignUpForm,
  today: Temporal.PlainDate,
): Result<SignUpRequest, readonly FieldProblem[]> => {
  const { problems, taken } = collector();
  const firstName = taken('firstName', readName(form.firstName));
  const lastName = taken('lastName', readName(form.lastName));
  const dateOfBirth = taken('dateOfBirth', readDateOfBirth(form.dateOfBirth, today));
  const zip = taken('zip', readZip(form.zip));
  const channels = taken('channels', readChannels(form.channels));
  const wanted = channels && contactsFor(channels);
  const phone = taken('phone', readWanted('phone', form, wanted));
  const email = taken('email', readWanted('email', form, wanted));
  const language = taken('language', readLanguage(form.language));
  const hours = taken('hours', readHours(form));
  taken('consent', readConsent(form.consent));
  const isWhole = firstName && lastName && dateOfBirth && zip && channels && language && hours;
  if (!isWhole || problems.length > 0) return err(problems);
  const contacts = { ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
  return ok({ firstName, lastName, dateOfBirth, zip, channels, language, hours, ...contacts });
};

/** Reads a sign-in. */
export const readSignIn = (
  form: SignInForm,
  today: Temporal.PlainDate,
): Result<
  { readonly contact: Contact; readonly to: string; readonly dateOfBirth: string },
  readonly FieldProblem[]
> => {
  const { problems, taken } = collector();
  const contact = taken('contact', readContact(form.contact));
  const dateOfBirth = taken('dateOfBirth', readDateOfBirth(form.dateOfBirth, today));
  return contact && dateOfBirth ? ok({ ...contact, dateOfBirth }) : err(problems);
};

/** Reads changed preferences. No channel at all is an opt-out, which has a page of its own. */
export const readPreferences = (form: PreferencesForm): Result<Preferences, readonly FieldProblem[]> => {
  const { problems, taken } = collector();
  const channels = taken('channels', readChannels(form.channels));
  const language = taken('language', readLanguage(form.language));
  const hours = taken('hours', readHours(form));
  return channels && language && hours ? ok({ channels, language, hours }) : err(problems);
};

/** Reads another number or address; the channels that it opens are its own. */
export const readContactChange = (
  form: ContactForm,
): Result<
  { readonly contact: Contact; readonly to: string; readonly channels: readonly Channel[] },
  readonly FieldProblem[]
> => {
  const { problems, taken } = collector();
  const { contact } = form;
  const to = taken(contact, READERS[contact](form[contact]));
  const channels = CHANNELS.filter((one) => CONTACT_OF[one] === contact && form.channels.includes(one));
  taken('consent', readConsent(form.consent));
  return to && problems.length === 0 ? ok({ contact, to, channels }) : err(problems);
};
