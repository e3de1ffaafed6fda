import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Contact } from '../domain/sign-up-form.ts';

/** A secret that nobody can guess: 256 bits, in 43 letters that stand in a cookie as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Whether a cookie's value can be a secret of ours. */
export const isSecret = (value: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(value);

/** A secret that follows from another, of use for one purpose; it tells nothing about the other. */
const derived = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url');

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

/** What each form carries in a hidden field, by the cookie's secret: another site does not know it. */
export const formToken = (secret: string): string => derived(secret, 'form');

export const isFormToken = (secret: string, token: string): boolean => isSame(formToken(secret), token);

/** Six digits from the system's random source. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is kept of a code: without the browser's secret nobody can try all million of them. */
export const codeDigest = (secret: string, contact: Contact, to: string, digits: string): string =>
  derived(secret, `code ${contact} ${to} ${digits}`);

export const isCode = (digest: string, secret: string, contact: Contact, to: string, digits: string): boolean =>
  isSame(digest, codeDigest(secret, contact, to, digits));

/** What a session keeps of a contact: nobody without the cookie reads or tries numbers in it. */
export const contactMark = (session: string, contact: Contact, to: string): string =>
  derived(session, `contact ${contact} ${contact === 'email' ? to.toLowerCase() : to}`);

/** What signs the proofs of work of a visit. */
export const puzzleKey = (secret: string): string => derived(secret, 'puzzle');

/** What a subscription keeps of the attempt that wrote it: a repeat knows its own write by it, and nobody the attempt. */
export const writeMark = (visit: string, startedAt: { readonly epochMilliseconds: number }): string =>
  derived(visit, `write ${startedAt.epochMilliseconds}`);

/** The session that a visit ends in: a repeat of its last step finds the same one. */
export const sessionSecret = (visit: string, startedAt: { readonly epochMilliseconds: number }): string =>
  derived(visit, `session ${startedAt.epochMilliseconds}`);
