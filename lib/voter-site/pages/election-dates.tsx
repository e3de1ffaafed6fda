import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { messageWindow } from '../../elections/domain/message-window.ts';
import { CATALOG } from '../../messaging/domain/catalog/catalog.ts';
import { STANDARD_ELECTION_NAMES } from '../../messaging/domain/catalog/entry.ts';
import type { Language } from '../../shared/codes.ts';
import { longDate, longDateTime } from '../../site-kit/dates.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { ELECTION_DATES, type ElectionDate } from '../../site-kit/texts/site-texts.ts';

/** What elections are called on a page by who made them, for the font of it: every page has the letters of standard names. */
export const electionNames = (elections: readonly Election[], language: Language): string =>
  elections.map(({ name, translations }) => translations?.[language] ?? name).join(' ');

/** An election's name in a language: its own translation, or the words that messages have for a standard name. */
export const translatedName = ({ name, translations }: Election, language: Language): string | undefined => {
  const standard = STANDARD_ELECTION_NAMES.find((known) => known.toLowerCase() === name.trim().toLowerCase());
  const known = language === 'en' ? undefined : standard && CATALOG[language].electionNames[standard].message;
  return translations?.[language] ?? known;
};

/** The dates of an election that a voter can act on. */
export const ElectionDates: FC<{ election: Election; language: Language }> = ({ election, language }) => {
  const { names } = SITE_TEXTS[language].dates;
  // A name that has no translation is marked as English.
  const translated = translatedName(election, language);
  const window = messageWindow(election);
  const dates: Record<ElectionDate, { machine: string; shown: string }> = {
    messagesBegin: { machine: window.firstDay.toString(), shown: longDate(window.firstDay, language) },
    electionDay: { machine: election.date.toString(), shown: longDate(election.date, language) },
    receipt: {
      machine: election.deadlines.receiptBy.toString(),
      shown: longDate(election.deadlines.receiptBy, language),
    },
    cure: { machine: election.deadlines.cureBy.toString(), shown: longDateTime(election.deadlines.cureBy, language) },
    canvass: {
      machine: election.deadlines.certifiedOn.toString(),
      shown: longDate(election.deadlines.certifiedOn, language),
    },
    messagesEnd: { machine: window.lastDay.toString(), shown: longDate(window.lastDay, language) },
  };
  return (
    <>
      {translated === undefined ? <h3 lang="en">{election.name}</h3> : <h3>{translated}</h3>}
      <dl class="dates">
        {ELECTION_DATES.map((date) => (
          <div>
            <dt>{names[date]}</dt>
            <dd>
              <time datetime={dates[date].machine}>{dates[date].shown}</time>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};
