import { LANGUAGES, type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { CATALOG } from './catalog/catalog.ts';
import type { LanguageCatalog } from './catalog/entry.ts';
import {
  CONTACT_COUNTY_CODES,
  CORRECTED,
  NOT_ACCEPTED_CODES,
  VARIABLES_OF,
  type VariableValues,
} from './catalog-variables.ts';
import { previewMessage } from './render-preview.ts';
import { keepsBudget, SMS_BUDGET } from './sms-budget.ts';
import type { SmsParts } from './sms-parts.ts';

/** The longest text of a language with a given election's name, and whether it keeps the language's budget. */
export type MeasuredTexts = SmsParts & {
  readonly language: Language;
  readonly type: MessageType;
  readonly budget: number;
  readonly fits: boolean;
};

const LONGEST_COUNTY = COUNTIES.map(({ name }) => name).reduce((one, other) =>
  other.length > one.length ? other : one,
);

/** Contacts as long as a county's are: the measure must hold for the county with the longest. */
export const LONG_CONTACTS = {
  county: LONGEST_COUNTY,
  countyPhone: '(805) 555-0142',
  countyEmail: 'elections@sanluisobispo.example',
  cureLink: 'https://elections.sanluisobispo.example/cure',
} as const satisfies Partial<VariableValues>;

/** A day whose name is as long as one gets. */
const EXPECTED = Temporal.PlainDate.from('2028-09-20');

/** Each value that chooses a wording; the longest wording counts. */
const CHOICES: readonly Partial<VariableValues>[] = [
  ...NOT_ACCEPTED_CODES.map((notAcceptedReason) => ({ notAcceptedReason })),
  ...CONTACT_COUNTY_CODES.flatMap((contactReason) =>
    (['open', 'closed'] as const).map((ask) => ({ contactReason, ask })),
  ),
  { counted: 'will-be', votingPlace: 'poll' },
  { counted: 'was', votingPlace: 'poll' },
  { counted: 'was', votingPlace: 'vote-center' },
  { counted: 'will-be', votingPlace: 'vote-center' },
  { votingPlace: 'none' },
  { mailTime: 'open' },
  { mailTime: 'open', expectedOn: EXPECTED },
  { mailTime: 'over' },
  ...CORRECTED.map((corrects) => ({ corrects })),
];

/** The choices that a message type has; one without any for a type that has none. */
const choicesOf = (type: MessageType): readonly Partial<VariableValues>[] => {
  const names: readonly string[] = VARIABLES_OF[type];
  const own = CHOICES.filter((choice) => Object.keys(choice).some((name) => names.includes(name)));
  return own.length > 0 ? own : [{}];
};

/** The longest wording of one text, with these values and every choice. */
export const longestWording = (
  type: MessageType,
  language: Language,
  values: Partial<VariableValues>,
  catalog: LanguageCatalog = CATALOG[language],
): SmsParts =>
  choicesOf(type)
    .map((wording) => {
      const message = previewMessage(type, 'text', language, { ...LONG_CONTACTS, ...values, ...wording }, catalog);
      if (message?.channel !== 'text') throw new Error(`${type} has no text.`);
      return message.sms;
    })
    .reduce((most, sms) => (sms.parts > most.parts || sms.units > most.units ? sms : most));

/**
 * How long the texts of every language, or of some, get with an election's name and date, the longest one a language.
 * Throws for a name that no text can carry.
 */
export const measureTexts = (
  electionName: string,
  date: Temporal.PlainDate,
  languages: readonly Language[] = LANGUAGES,
): readonly MeasuredTexts[] =>
  languages.map((language) => {
    const values = {
      electionName,
      electionDate: date,
      returnDeadline: date,
      cureDeadline: pacificInstant(date, '17:00'),
      dataAsOf: pacificInstant(date, '10:30'),
    };
    const texts = MESSAGE_TYPES.map((type) => ({ type, ...longestWording(type, language, values) }));
    const longest = texts.find((text) => !keepsBudget(language, text)) ?? longestOf(texts);
    return { ...longest, language, budget: SMS_BUDGET[language].parts, fits: keepsBudget(language, longest) };
  });

const longestOf = <Text extends SmsParts>(texts: readonly Text[]): Text =>
  texts.reduce((most, text) =>
    text.parts > most.parts || (text.parts === most.parts && text.units > most.units) ? text : most,
  );
