import type { Language, MessageType } from '../../shared/codes.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { comparable, LONGEST_PASTED } from './comparable.ts';
import type { MessagePattern } from './message-patterns.ts';
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

/** What each variable says in it; undefined where it says one thing here and another there. */
const valuesOf = (
  { names }: MessagePattern,
  groups: readonly (string | undefined)[],
): ReadonlyMap<string, string> | undefined => {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const value = groups[index];
    if (value === undefined || name === 'contactReason' || name === 'notAcceptedReason') continue;
    const before = values.get(name);
    if (before !== undefined && before !== value && name !== 'electionDate' && name !== 'electionName')
      return undefined;
    values.set(name, value);
  }
  return values;
};

/** Which of our texts a pasted one reads like, from its first word to its last; undefined for anything else. */
export const likenessOf = (pasted: string, patterns: readonly MessagePattern[]): Likeness | undefined => {
  if (pasted.length > LONGEST_PASTED) return undefined;
  const text = comparable(pasted);
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

/** Whether it sends its reader nowhere but to the county that it names. */
export const leadsToCounty = ({ phone, email, link }: Likeness, contact: Contact | undefined): boolean =>
  (phone === undefined || digitsOf(phone) === digitsOf(contact?.phone)) &&
  (email === undefined || email === comparable(contact?.email ?? '')) &&
  (link === undefined || [contact?.cureForm, contact?.site].some((one) => one && comparable(one) === link));

/** Less is too little to be a message's own: "Thank you for voting." */
const SHORTEST_PART = 40;

/**
 * Whether a pasted text is this message, or a good part of it and nothing else. A forwarded email often lacks its last
 * paragraph, and its reader may copy the middle.
 */
export const isSame = (pasted: string, message: RenderedMessage): boolean => {
  if (pasted.length > LONGEST_PASTED) return false;
  const whole = message.channel === 'email' ? `${message.subject}\n${message.body}` : message.body;
  const [text, sent] = [comparable(pasted), comparable(whole)];
  return text === sent || (text.length >= SHORTEST_PART && sent.includes(text));
};
