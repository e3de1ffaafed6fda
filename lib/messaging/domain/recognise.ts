import type { Language, MessageType } from '../../shared/codes.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { comparable, LONGEST_PASTED } from './comparable.ts';
import { emailInWords, linkInWords } from './contact-words.ts';
import type { MessagePattern } from './message-patterns.ts';
import { isMomentInWords } from './moment-in-words.ts';
import { unwrapped } from './pasted.ts';
import type { RenderedMessage } from './render.ts';

/** A pasted text that reads like one of ours, and to what it sends its reader. */
export type Likeness = {
  readonly type: MessageType | 'Code' | 'Answer';
  readonly language: Language;
  /** The county in whose name it speaks. */
  readonly county?: CountyCode;
  /** As they stand in it, in small letters and without spaces. */
  readonly phone?: string;
  readonly email?: string;
  readonly link?: string;
};

const countyNamed = (name: string | undefined): CountyCode | undefined =>
  COUNTIES.find((county) => comparable(county.name) === name)?.code;

const MOMENTS: readonly string[] = ['cureDeadline', 'dataAsOf'];

/** What each variable says in it; undefined where it says one thing here and another there, or where a time should be none. */
const valuesOf = (
  { names, language }: MessagePattern,
  groups: readonly (string | undefined)[],
): ReadonlyMap<string, string> | undefined => {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = groups[index];
    if (value === undefined || name === 'contactReason' || name === 'notAcceptedReason') continue;
    if (MOMENTS.includes(name) && !isMomentInWords(value, language)) return undefined;
    const before = values.get(name);
    if (before !== undefined && before !== value && name !== 'electionDate' && name !== 'electionName')
      return undefined;
    values.set(name, value);
  }
  return values;
};

/** As it was pasted, and without what programs put around it. */
const readings = (pasted: string): readonly string[] =>
  pasted.length > LONGEST_PASTED ? [] : [...new Set([comparable(pasted), comparable(unwrapped(pasted))])];

/** Which of our texts a pasted one reads like, from its first word to its last; undefined for anything else. */
export const likenessOf = (pasted: string, patterns: readonly MessagePattern[]): Likeness | undefined => {
  for (const text of readings(pasted)) {
    const likeness = likenessIn(text, patterns);
    if (likeness !== undefined) return likeness;
  }
  return undefined;
};

const likenessIn = (text: string, patterns: readonly MessagePattern[]): Likeness | undefined => {
  for (const pattern of patterns) {
    const groups = pattern.expression.exec(text)?.slice(1);
    const values = groups && valuesOf(pattern, groups);
    if (values === undefined) continue;
    const county = countyNamed(values.get('county'));
    const [phone, email, link] = ['countyPhone', 'countyEmail', 'cureLink'].map((name) => values.get(name));
    return {
      type: pattern.type,
      language: pattern.language,
      ...(county === undefined ? {} : { county }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(link === undefined ? {} : { link }),
    };
  }
  return undefined;
};

type Contact = { readonly [field in 'phone' | 'email' | 'site' | 'cureForm']?: string | undefined };

const digitsOf = (text: string | undefined): string => (text ?? '').replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** A link without its scheme and its last slash, which programs leave out. */
const placeOf = (link: string): string =>
  comparable(link)
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '');

/** Whether it sends its reader nowhere but to the county that it names. */
export const leadsToCounty = ({ phone, email, link }: Likeness, contact: Contact | undefined): boolean =>
  (phone === undefined || digitsOf(phone) === digitsOf(contact?.phone)) &&
  (email === undefined || email === comparable(contact?.email ?? '')) &&
  (link === undefined || [contact?.cureForm, contact?.site].some((one) => one && placeOf(one) === placeOf(link)));

/**
 * Whether it sends its reader nowhere but to the county that it names, or to where only a government can be: the county's
 * address may have changed since. A telephone number can be anybody's, so it must be the county's of today.
 */
export const leadsToGovernment = ({ email, link, ...likeness }: Likeness, contact: Contact | undefined): boolean =>
  leadsToCounty(likeness, contact) &&
  (email === undefined || email === comparable(contact?.email ?? '') || emailInWords(email) !== undefined) &&
  (link === undefined || leadsToCounty({ ...likeness, link }, contact) || linkInWords(link) !== undefined);

/** A message as it would read if the county's address and link were those of the pasted one. */
export const withContactsOf = (
  { email, link }: Likeness,
  contact: Contact | undefined,
  message: RenderedMessage,
): RenderedMessage => {
  const pairs: readonly (readonly [string | undefined, string | undefined])[] = [
    [contact?.email, email],
    [contact?.cureForm, link],
    [contact?.site, link],
  ];
  const body = pairs.reduce((text, [from, to]) => (from && to ? text.replaceAll(from, to) : text), message.body);
  return { ...message, body };
};

const withoutSchemes = (text: string): string => text.replaceAll('https://', '');

/** Less is too little to be a message's own: "Thank you for voting." */
const SHORTEST_PART = 40;

/**
 * Whether a pasted text is this message, or a good part of it and nothing else. A forwarded email often lacks its last
 * paragraph, and its reader may copy the middle.
 */
export const isSame = (pasted: string, message: RenderedMessage): boolean => {
  const whole = message.channel === 'email' ? `${message.subject}\n${message.body}` : message.body;
  const sent = withoutSchemes(comparable(unwrapped(whole)));
  return readings(pasted)
    .map(withoutSchemes)
    .some((text) => text === sent || (text.length >= SHORTEST_PART && sent.includes(text)));
};
