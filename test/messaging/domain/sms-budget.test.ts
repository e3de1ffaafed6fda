import { describe, expect, it } from 'vitest';
import type { VariableValues } from '../../../lib/messaging/domain/catalog-variables.ts';
import { longestWording } from '../../../lib/messaging/domain/measure-texts.ts';
import { keepsBudget, SMS_BUDGET } from '../../../lib/messaging/domain/sms-budget.ts';
import type { SmsParts } from '../../../lib/messaging/domain/sms-parts.ts';
import { LANGUAGES, type Language, MESSAGE_TYPES, type MessageType } from '../../../lib/shared/codes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { dateInWords } from '../../../lib/shared/dates-in-words.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best));

/** The last day of the month whose name is longest in this language. */
const longestDay = (language: Language): Temporal.PlainDate =>
  Array.from({ length: 12 }, (_, month) => Temporal.PlainDate.from({ year: 2026, month: month + 1, day: 28 })).reduce(
    (best, day) =>
      dateInWords(day, language, 'short').length > dateInWords(best, language, 'short').length ? day : best,
  );

const longValues = (language: Language): Partial<VariableValues> => {
  const day = longestDay(language);
  return {
    county: longest(COUNTIES.map(({ name }) => name)),
    electionDate: day,
    returnDeadline: day,
    cureDeadline: pacificInstant(day, '17:00'),
    dataAsOf: pacificInstant(day, '10:30'),
    countyPhone: '(805) 555-0142',
    countyEmail: 'elections@sanluisobispo.example',
    cureLink: 'https://elections.sanluisobispo.example/cure',
  };
};

const ELECTION_NAMES = ['Statewide Direct Primary Election', 'Consolidated District Special Election'];
const worst = (type: MessageType, language: Language): SmsParts =>
  ELECTION_NAMES.map((electionName) =>
    longestWording(type, language, { ...longValues(language), electionName }),
  ).reduce((most, sms) => (sms.units > most.units ? sms : most));

const rows = LANGUAGES.flatMap((language) =>
  MESSAGE_TYPES.map((type) => ({ language, type, sms: worst(type, language) })),
);
const table = [
  'language type             encoding units parts budget',
  ...rows.map(({ language, type, sms }) =>
    [
      language.padEnd(8),
      type.padEnd(16),
      sms.encoding.padEnd(8),
      String(sms.units).padStart(5),
      String(sms.parts).padStart(5),
      String(SMS_BUDGET[language].parts).padStart(6),
    ].join(' '),
  ),
  '',
].join('\n');

// One more part on a mass mailing to four million voters is four million more parts to pay and hours more to send.
describe('the parts of every text message, with the longest names and addresses', () => {
  it('are the ones that the table shows', async () => {
    await expect(table).toMatchFileSnapshot('sms-parts.table.txt');
  });

  it.each(rows)('$type in $language keeps its budget', ({ language, sms }) => {
    expect(keepsBudget(language, sms), `${sms.encoding}, ${sms.parts} parts`).toBe(true);
  });
});
