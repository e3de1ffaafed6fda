import type { Channel } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { CONTACT_OF, readEmail, readPhone } from './contact.ts';
import type { Contact, FieldProblemCode, SignUpForm } from './sign-up-form.ts';

/** The contacts that some channels go to. */
export const contactsFor = (channels: readonly Channel[]): readonly Contact[] =>
  (['phone', 'email'] as const).filter((contact) => channels.some((channel) => CONTACT_OF[channel] === contact));

/** How each contact is read. */
export const READERS: Readonly<Record<Contact, (typed: string) => Result<string, FieldProblemCode>>> = {
  phone: readPhone,
  email: readEmail,
};

/** A contact as far as a channel goes there. One that was typed for nothing is told, for its owner may wait for messages there. */
export const readWanted = (
  contact: Contact,
  form: Pick<SignUpForm, Contact>,
  wanted: readonly Contact[] | undefined,
): Result<string | undefined, FieldProblemCode> => {
  if (wanted?.includes(contact)) return READERS[contact](form[contact]);
  return wanted === undefined || form[contact].trim() === '' ? ok(undefined) : err('contact-unused');
};
