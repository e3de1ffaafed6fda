import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import { type DateStyle, dateInWords, timeInWords } from '../../shared/dates-in-words.ts';
import { nameFault } from '../../shared/plain-name.ts';
import { PLAIN_SIGNS, withSigns } from '../../shared/plain-signs.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import { type LanguageCatalog, STANDARD_ELECTION_NAMES } from './catalog/entry.ts';
import {
  Ask,
  ContactCountyCode,
  Corrected,
  CountedTense,
  MailBallot,
  MailTime,
  NotAcceptedCode,
  VARIABLES_OF,
  type VariableName,
  VotingPlace,
} from './catalog-variables.ts';
import { emailInWords, linkInWords, phoneInWords } from './contact-words.ts';

/** Why a variable cannot be written. It names the variable, never its value. */
export type VariableProblem = {
  readonly kind: 'missing-variable' | 'empty-variable' | 'invalid-variable' | 'unknown-variable';
  readonly variable: string;
};

/** Where the words will stand, and the texts of the language. */
export type WordTarget = {
  readonly language: Language;
  readonly channel: Channel;
  readonly catalog: LanguageCatalog;
};
type Target = WordTarget & { readonly style: DateStyle };

/** Writes a value, or undefined when it is none of this variable's values. */
type Writer = (value: unknown, target: Target) => string | undefined;

/** Direction controls could make a text read differently from what was approved; lone surrogates cannot be sent. */
const UNSAFE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Typographic signs outside GSM-7 and what a text message says instead: one of them would double its parts. */
const PLAIN: typeof PLAIN_SIGNS = [...PLAIN_SIGNS, [/[\u00b7\u2022\u2043\u00ad]/g, '-'], [/\u00d7/g, 'x']];

/** More than any value of ours has; Unicode forms of what is longer cost seconds. */
const LONGEST_VALUE = 400;

const words: Writer = (value, { channel }) => {
  if (typeof value !== 'string' || value.length > LONGEST_VALUE || /[{}]/.test(value)) return undefined;
  const clean = value
    .normalize('NFC')
    .replaceAll(UNSAFE, '')
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  if (!VISIBLE.test(clean)) return '';
  return channel === 'text' ? withSigns(clean, PLAIN) : clean;
};

const electionName: Writer = (value, target) => {
  const name = words(value, target);
  // Whatever is stored: a name that could send a voter somewhere is not told, neither as it is stored nor as it is written.
  if (typeof value === 'string' && [value.replaceAll(/\s+/g, ' '), name ?? ''].some(nameFault)) return undefined;
  const standard = STANDARD_ELECTION_NAMES.find((known) => known.toLowerCase() === name?.toLowerCase());
  return standard === undefined ? name : target.catalog.electionNames[standard].message;
};

/** Words that must also be a contact to which messages may send voters. */
const contact =
  (check: (text: string) => string | undefined): Writer =>
  (value, target) => {
    const text = words(value, target);
    return text ? check(text) : text;
  };

const date: Writer = (value, { language, style }) =>
  value instanceof Temporal.PlainDate ? dateInWords(value, language, style) : undefined;

const time: Writer = (value, { language, style }) =>
  value instanceof Temporal.Instant ? timeInWords(value, language, style) : undefined;

/** A value on which an ICU select decides. */
const choice =
  (codes: { safeParse(value: unknown): { data?: string | undefined } }): Writer =>
  (value) =>
    codes.safeParse(value).data;

const WRITERS: Record<VariableName, Writer> = {
  county: words,
  electionName,
  electionDate: date,
  countyPhone: contact(phoneInWords),
  countyEmail: contact(emailInWords),
  trackingSite: words,
  returnDeadline: date,
  cureLink: contact(linkInWords),
  cureDeadline: time,
  dataAsOf: time,
  counted: choice(CountedTense),
  votingPlace: choice(VotingPlace),
  mailBallot: choice(MailBallot),
  notAcceptedReason: (value, { catalog }) => {
    const code = NotAcceptedCode.safeParse(value).data;
    return code && catalog.reasons[code].message;
  },
  ask: choice(Ask),
  mailTime: choice(MailTime),
  expectedOn: (value, target) => (value === 'none' ? value : date(value, target)),
  corrects: (value, { catalog }) => {
    const claim = Corrected.safeParse(value).data;
    return claim && catalog.corrections[claim].message;
  },
  contactReason: (value, { catalog }) => {
    const code = ContactCountyCode.safeParse(value).data;
    return code && catalog.reasons[code].message;
  },
};

/** Every variable of a message as words of the language, or the first that is missing, empty, invalid or unknown. */
export const variablesInWords = (
  type: MessageType,
  variables: Readonly<Record<string, unknown>>,
  to: WordTarget,
): Result<ReadonlyMap<string, string>, VariableProblem> => {
  const names: readonly VariableName[] = VARIABLES_OF[type];
  const target: Target = { ...to, style: to.channel === 'text' ? 'short' : 'long' };
  const unknown = Object.keys(variables).find((given) => !names.some((name) => name === given));
  if (unknown !== undefined) return err({ kind: 'unknown-variable', variable: unknown });
  const written = new Map<string, string>();
  for (const variable of names) {
    const value = variables[variable];
    if (value === undefined || value === null) return err({ kind: 'missing-variable', variable });
    const text = WRITERS[variable](value, target);
    if (text === undefined) return err({ kind: 'invalid-variable', variable });
    if (text === '') return err({ kind: 'empty-variable', variable });
    written.set(variable, text);
  }
  return ok(written);
};
