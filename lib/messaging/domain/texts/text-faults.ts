import type { Language } from '../../../shared/codes.ts';
import { VARIABLES_OF } from '../catalog-variables.ts';
import { CHOICE_VALUES, SAID_UNLESS } from './choice-values.ts';
import type { TextFault } from './faults.ts';
import { type IcuNode, isSaidUnchosen, type Placeholder, readIcu, usesOf, wordsOf } from './icu-message.ts';
import { draftAt, type PlaceKind, type TextPlace } from './places.ts';
import { DELIVERED, EIGHT, FOREIGN, OWN, POSTMARK, RECEIVED, SCRIPT, SECRETARY } from './rule-words.ts';

/** The most characters of a text, its choices included: what the longest of ours have, and half as much again. */
export const LONGEST: Readonly<Record<PlaceKind, number>> = {
  text: 700,
  subject: 250,
  email: 1500,
  voice: 1200,
  sentence: 300,
};

/** Places whose text must say itself on whose behalf it is: nothing that says so stands before it. */
const NAMES_SECRETARY = /\.text$|^frame\.(?:email|voice)Opening$|^messages\.(?:Confirmation|MovedCounty)\.email\.body$/;
/** Variables that hold an address. */
const ADDRESSES = ['countyEmail', 'trackingSite', 'cureLink', 'unsubscribe'];
const WRITTEN_ADDRESS = /https?:\S*|www\.\S*|\S+@\S+|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|gov|org|net|us|info)(?![a-z])/i;
const SIGNS = /[\u2018-\u201f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]|\p{Cs}|\p{Co}/u;
const LEFT_OPEN = /_{2,}|\[[^\]]*\]|\bX{2,}\b|\bTBD\b|\?{2,}|\blorem ipsum\b/i;
const FIXED_DATE =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d{1,2}\s?月\s?\d{1,2}\s?[日號]|\d{1,2}월 ?\d{1,2}일/;

const variablesAt = ({ type }: TextPlace, ours: readonly Placeholder[]): readonly string[] =>
  type === undefined ? ours.map(({ name }) => name) : VARIABLES_OF[type];

const useFaults = (use: Placeholder, place: TextPlace, ours: readonly Placeholder[]): readonly TextFault[] => {
  const { name } = use;
  if (place.kind === 'voice' && ADDRESSES.includes(name)) return [{ code: 'address-in-call', detail: name }];
  if (!variablesAt(place, ours).includes(name)) return [{ code: 'unknown-variable', detail: name }];
  const unless = SAID_UNLESS[name];
  const values: readonly string[] | undefined = unless === undefined ? CHOICE_VALUES[name] : [unless];
  if (use.use === 'formatted') return [{ code: 'formatted-variable', detail: name }];
  if (values === undefined) return use.use === 'choice' ? [{ code: 'not-a-choice', detail: name }] : [];
  if (use.use === 'said') return unless === undefined ? [{ code: 'not-said', detail: name }] : [];
  const unknown = use.options.filter((option) => option !== 'other' && !values.includes(option));
  const maySaySilence = ours.some((own) => own.name === name && own.silent.length > 0);
  return [
    ...unknown.map((detail): TextFault => ({ code: 'unknown-option', detail })),
    ...(maySaySilence ? [] : use.silent.map((detail): TextFault => ({ code: 'empty-option', detail }))),
  ];
};

const variableFaults = (nodes: readonly IcuNode[], place: TextPlace, language: Language): readonly TextFault[] => {
  const draft = readIcu(draftAt(language, place.id));
  const ours = draft.ok ? usesOf(draft.value) : [];
  const unchosen = Object.keys(SAID_UNLESS).filter((name) => isSaidUnchosen(nodes, name));
  const uses = usesOf(nodes);
  const missing = [...new Set(ours.map(({ name }) => name))].filter((name) => !uses.some((use) => use.name === name));
  return [
    ...uses.flatMap((use) => useFaults(use, place, ours)),
    ...unchosen.map((detail): TextFault => ({ code: 'not-said', detail })),
    ...missing.map((detail): TextFault => ({ code: 'missing-variable', detail })),
  ];
};

/** Names that stand in Latin letters in every language. */
const LATIN_NAMES = /Where['’]s My Ballot|STOP|HELP|CA\b/g;

const isOtherScript = (words: string, { kind }: TextPlace, language: Language): boolean => {
  const letters = words.replaceAll(LATIN_NAMES, '').match(/\p{L}/gu) ?? [];
  const own = letters.filter((letter) => SCRIPT[language].test(letter)).length;
  if (letters.length > 0 && own * 3 < letters.length) return true;
  if (FOREIGN[language]?.test(words)) return true;
  return kind !== 'sentence' && letters.length > 20 && OWN[language]?.test(words) === false;
};

/** What a call says by eye is of no use, and an address of somebody's own can send voters anywhere. */
export const addressFaults = (words: string): readonly TextFault[] => {
  const [found] = WRITTEN_ADDRESS.exec(words) ?? [];
  return found === undefined ? [] : [{ code: 'own-address', detail: found }];
};

const signFaults = (message: string, { kind }: TextPlace): readonly TextFault[] => {
  const [sign] = SIGNS.exec(message) ?? [];
  const code = sign?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return [
    ...(message.length > LONGEST[kind] ? [{ code: 'too-long', detail: String(LONGEST[kind]) } as const] : []),
    ...(kind !== 'email' && /[\r\n]/.test(message) ? [{ code: 'line-break' } as const] : []),
    ...(code === undefined ? [] : [{ code: 'forbidden-sign', detail: `U+${code}` } as const]),
  ];
};

/** What the law and the Postal Service ask of single texts. */
const meaningFaults = (message: string, { id, kind, type }: TextPlace, language: Language): readonly TextFault[] => {
  const isBody = kind === 'text' || kind === 'email' || kind === 'voice';
  const found: (TextFault | false)[] = [
    NAMES_SECRETARY.test(id) && !SECRETARY[language].test(message) && { code: 'no-secretary' },
    id === 'messages.Confirmation.text' && !(/STOP/.test(message) && /HELP/.test(message)) && { code: 'no-stop' },
    type === 'DeadlineReminder' && isBody && !POSTMARK[language].test(message) && { code: 'no-postmark' },
    type === 'DeadlineReminder' && isBody && !EIGHT[language].test(message) && { code: 'no-closing-time' },
    type === 'SignatureCure' && isBody && !RECEIVED[language].test(message) && { code: 'not-received-by' },
    DELIVERED[language].test(message) && { code: 'says-delivered' },
    language !== 'en' && message === draftAt('en', id) && { code: 'same-as-english' },
  ];
  return found.filter((fault) => fault !== false);
};

/** Everything that is wrong with one text at its place, the gravest first. None for a text that can be sent. */
export const textFaults = (message: string, place: TextPlace, language: Language): readonly TextFault[] => {
  if (message.trim() === '') return [{ code: 'empty-text' }];
  const read = readIcu(message);
  if (!read.ok) return [{ code: 'not-icu' }];
  const words = wordsOf(read.value);
  const [open] = LEFT_OPEN.exec(words) ?? [];
  const [dated] = FIXED_DATE.exec(words) ?? [];
  return [
    ...variableFaults(read.value, place, language),
    ...signFaults(message, place),
    ...(isOtherScript(words, place, language) ? [{ code: 'wrong-script' } as const] : []),
    ...addressFaults(words),
    ...(open === undefined ? [] : [{ code: 'left-open', detail: open } as const]),
    ...(dated === undefined ? [] : [{ code: 'fixed-date', detail: dated } as const]),
    ...meaningFaults(message, place, language),
  ];
};
