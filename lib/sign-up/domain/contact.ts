import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';
import { type DestinationFault, destinationFault } from '../../messaging/domain/destination.ts';
import type { Channel } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { inPlainDigits } from './plain-digits.ts';
import type { Contact, FieldProblemCode } from './sign-up-form.ts';

const LONGEST = 254;

/** Which contact a channel goes to. */
export const CONTACT_OF: Readonly<Record<Channel, Contact>> = { text: 'phone', voice: 'phone', email: 'email' };

const PROBLEM: Readonly<Record<DestinationFault, FieldProblemCode>> = {
  'no-number': 'phone-unreadable',
  country: 'phone-abroad',
  premium: 'phone-premium',
  line: 'phone-no-person',
};

/** A telephone number as people write it, in E.164. One of the United States needs no country code. */
export const readPhone = (typed: string): Result<string, FieldProblemCode> => {
  if (typed.length > LONGEST) return err('too-long');
  const text = inPlainDigits(typed).trim();
  if (text === '') return err('missing');
  if (/\p{L}/u.test(text)) return err('phone-unreadable');
  const number = parsePhoneNumberFromString(text.replace(/^011/, '+'), 'US');
  if (!number || number.ext !== undefined) return err('phone-unreadable');
  const fault = destinationFault(number.number);
  if (fault === 'no-number' && /^\+1\d{10}$/.test(number.number)) return err('phone-impossible');
  return fault ? err(PROBLEM[fault]) : ok(number.number);
};

/** What RFC 5321 and our provider take before the @ without quotation marks: parts of plain letters and signs, one point between. */
const EMAIL =
  /^[A-Za-z0-9!#$&'*+/=?^_~-]+(?:\.[A-Za-z0-9!#$&'*+/=?^_~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const Email = z.email({ pattern: EMAIL }).max(LONGEST);

/** A host in plain letters: one of another script as `xn--…`, which is how the provider takes it. */
const plainHost = (host: string): string => {
  const isPlain = /^[A-Za-z0-9.-]*$/.test(host) || /[\s\p{C}/?#:@\\[\]%<>]/u.test(host);
  if (isPlain || !URL.canParse(`http://${host}`)) return host.toLowerCase();
  return new URL(`http://${host}`).hostname;
};

/** An email address, its host in small letters. */
export const readEmail = (typed: string): Result<string, FieldProblemCode> => {
  if (typed.length > LONGEST) return err('too-long');
  const text = inPlainDigits(typed).trim();
  if (text === '') return err('missing');
  const at = text.lastIndexOf('@');
  const address = `${text.slice(0, Math.max(0, at))}@${plainHost(text.slice(at + 1))}`;
  return Email.safeParse(address).success ? ok(address) : err('email-unreadable');
};

/** A number or an address, whichever was typed into one field. */
export const readContact = (
  typed: string,
): Result<{ readonly contact: Contact; readonly to: string }, FieldProblemCode> => {
  if (inPlainDigits(typed.slice(0, LONGEST)).includes('@')) {
    const email = readEmail(typed);
    return email.ok ? ok({ contact: 'email', to: email.value }) : email;
  }
  const phone = readPhone(typed);
  if (phone.ok) return ok({ contact: 'phone', to: phone.value });
  return err(phone.error === 'phone-unreadable' ? 'contact-unreadable' : phone.error);
};

/** Of a contact that was not proven here: no more than its owner knows it by, `(•••) •••-••23`, `m•••@example.org`. */
export const maskedContact = (contact: Contact, to: string): string =>
  contact === 'phone' ? `(•••) •••-••${to.slice(-2)}` : shownContact(contact, to);

/** Enough of a contact for whoever typed it to know it again: `(•••) •••-0123`, `m•••@example.org`. */
export const shownContact = (contact: Contact, to: string): string =>
  contact === 'phone' ? `(•••) •••-${to.slice(-4)}` : `${to.slice(0, 1)}•••${to.slice(to.lastIndexOf('@'))}`;
