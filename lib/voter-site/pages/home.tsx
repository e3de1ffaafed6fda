import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import { messageWindow } from '../../elections/domain/message-window.ts';
import { type Language, MESSAGE_TYPES, type MessageType } from '../../shared/codes.ts';
import { longDate, longDateTime } from '../../site-kit/dates.ts';
import type { Frame } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { ELECTION_DATES, type ElectionDate } from '../../site-kit/texts/site-texts.ts';
import { VoterLayout } from './voter-layout.tsx';

type HomeProps = {
  frame: Frame;
  language: Language;
  /** Elections whose messages have not ended, soonest first. */
  elections: readonly Election[];
  /** An example text message of each type in the page's language; a type without one is explained only. */
  examples: Readonly<Partial<Record<MessageType, string>>>;
};

/** Where's My Ballot: what the service is, its messages, its dates, how to tell a genuine message from a false one. */
export const VoterHome: FC<HomeProps> = ({ frame, language, elections, examples }) => {
  const texts = SITE_TEXTS[language];
  const names = elections.map((election) => election.translations?.[language] ?? election.name).join(' ');
  return (
    <VoterLayout frame={frame} language={language} title={texts.title} path="/" names={names}>
      <section class="hero">
        <div class="grid-container">
          <h1>{texts.title}</h1>
          <p class="hero__lead">{texts.lead}</p>
        </div>
      </section>
      <div class="grid-container page">
        <div class="two-columns">
          <div>
            <section class="usa-prose" aria-labelledby="about">
              <h2 id="about">{texts.about.heading}</h2>
              {texts.about.paragraphs.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </section>
            <section class="usa-prose" aria-labelledby="genuine">
              <h2 id="genuine">{texts.genuine.heading}</h2>
              <ul>
                {texts.genuine.points.map((point) => (
                  <li>{point}</li>
                ))}
              </ul>
            </section>
          </div>
          <div>
            <section class="usa-summary-box" aria-labelledby="dates">
              <div class="usa-summary-box__body">
                <h2 class="usa-summary-box__heading" id="dates">
                  {texts.dates.heading}
                </h2>
                {elections.length === 0 && <p>{texts.dates.none}</p>}
                {elections.map((election) => (
                  <ElectionDates election={election} language={language} />
                ))}
              </div>
            </section>
            <section class="usa-prose help" aria-labelledby="help">
              <h2 id="help">{texts.help.heading}</h2>
              <p>{texts.help.text}</p>
            </section>
          </div>
        </div>
        <section aria-labelledby="messages">
          <h2 id="messages">{texts.messages.heading}</h2>
          <p class="usa-intro">{texts.messages.intro}</p>
          <ul class="message-list">
            {MESSAGE_TYPES.map((type) => (
              <li class="message-list__item">
                <h3>{texts.messages.types[type].name}</h3>
                <p>{texts.messages.types[type].meaning}</p>
                {examples[type] !== undefined && (
                  <figure class="example">
                    <figcaption>{texts.messages.example}</figcaption>
                    <blockquote>{examples[type]}</blockquote>
                  </figure>
                )}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </VoterLayout>
  );
};

const ElectionDates: FC<{ election: Election; language: Language }> = ({ election, language }) => {
  const { names } = SITE_TEXTS[language].dates;
  // A name that has no translation is marked as English.
  const translated = election.translations?.[language];
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
