import type { Language } from '../../../shared/codes.ts';

/** What can be wrong with texts that are supplied, each with what to do. `detail` is part of the text or of the rule. */
const FAULTS = {
  // The file.
  'not-utf8': () => 'The file is not in UTF-8. Save it as “CSV UTF-8”.',
  'not-csv': (line) => `The file is no CSV from line ${line} on. Look for a quotation mark that is not closed.`,
  'no-header': () => 'The first line does not name the columns. Begin with the template.',
  'unknown-column': (name) => `There is no column “${name}”. The columns are those of the template.`,
  'column-twice': (name) => `The column “${name}” stands there twice. Leave out one.`,
  'missing-language': () => 'This language has no column. All ten languages are needed.',
  'no-texts': () => 'The file has no texts.',
  // A row.
  'unknown-place': (id) => `There is no text “${id}”. The first column is that of the template.`,
  'not-for-county': () => 'A county supplies messages of its own; this text is the state’s. Leave the row out.',
  'row-twice': (id) => `The text “${id}” stands there twice. Leave out one.`,
  'wrong-width': () => 'The row has more cells than the first line.',
  'missing-row': (id) => `The text “${id}” is missing. Every message needs one for each of its channels.`,
  // A text.
  'empty-text': () => 'There is no text in this cell.',
  'not-icu': () => 'The text cannot be read. Look at its braces: each “{” needs a “}”.',
  'unknown-variable': (name) => `{${name}} is no variable of this text.`,
  'missing-variable': (name) => `{${name}} is missing. Its words would be missing in every message.`,
  'formatted-variable': (name) =>
    `Write {${name}} without a format: dates and times are written in the pattern of each language.`,
  'not-a-choice': (name) => `{${name}} is said, and does not choose between wordings.`,
  'not-said': (name) => `{${name}} chooses between wordings: write {${name}, select, …}.`,
  'unknown-option': (option) => `“${option}” is no value of this choice.`,
  'empty-option': (option) => `Nothing is said for “${option}”.`,
  'too-long': (limit) => `The text is too long: at most ${limit} characters.`,
  'line-break': () => 'Only an email may have more than one line.',
  'forbidden-sign': (sign) => `The sign ${sign} is not sent. Use plain quotation marks, and no invisible signs.`,
  'wrong-script': () => 'The text is not in the script of its language. Look whether columns were mixed up.',
  'own-address': (found) =>
    `“${found}” is an address. Addresses and links come from the county’s contacts, as variables.`,
  'address-in-call': (name) => `{${name}} cannot be said in a call: nobody can write an address down.`,
  'no-secretary': () => 'The text does not name the Secretary of State, on whose behalf it is sent.',
  'left-open': (found) => `“${found}” was left to be filled in.`,
  'no-stop': () => 'The confirmation must say STOP and HELP: there a voter learns the words.',
  'over-budget': (parts) => `As a text message it is too long: ${parts}.`,
  'not-sayable': (which) => `No message can be made of it (${which}).`,
  // What somebody must look at; whoever has looked may go on.
  'fixed-date': (found) => `“${found}” looks like a date or a year. It stays the same in every election.`,
  'same-as-english': () => 'The text is the English one.',
  'no-postmark': () =>
    'The reminder does not say in known words that the ballot must be postmarked by {returnDeadline}.',
  'no-closing-time': () => 'The reminder does not say in known words that ballots can be returned until 8 p.m.',
  'not-received-by': () => 'The text does not say in known words that the county must have the form by {cureDeadline}.',
  'says-delivered': () => 'The text says that a ballot was delivered. The Postal Service has no scan for that.',
} as const satisfies Readonly<Record<string, (detail: string) => string>>;
export type FaultCode = keyof typeof FAULTS;

export const FAULT_CODES = Object.keys(FAULTS) as readonly FaultCode[];

/** Faults that words of our own would find where there are none; they are shown, and whoever has looked may go on. */
const QUESTIONS: ReadonlySet<FaultCode> = new Set([
  'fixed-date',
  'same-as-english',
  'no-postmark',
  'no-closing-time',
  'not-received-by',
  'says-delivered',
]);

/** Whether somebody who has looked may go on. */
export const isQuestion = ({ code }: Pick<TextFault, 'code'>): boolean => QUESTIONS.has(code);

export type TextFault = { readonly code: FaultCode; readonly detail?: string };

/** A fault where it stands in the file. Rows count from 1, the line of the columns' names. */
export type SheetFault = TextFault & {
  readonly row?: number;
  readonly place?: string;
  readonly language?: Language;
};

/** A fault in a sentence that says what to do. */
export const faultInWords = ({ code, detail = '' }: TextFault): string => FAULTS[code](detail);
