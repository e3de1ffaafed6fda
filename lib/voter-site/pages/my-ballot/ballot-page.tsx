import type { FC } from 'hono/jsx';
import type {
  MessageEvent,
  VoterReport,
  VoterScan,
  VoterTimeline,
  VoterTimelineEvent,
} from '../../../ballot-tracking/domain/timeline.ts';
import { standingReports } from '../../../ballot-tracking/domain/voter-timeline.ts';
import type { Election } from '../../../elections/domain/election.ts';
import type { Language, MessageType } from '../../../shared/codes.ts';
import type { Temporal } from '../../../shared/time.ts';
import { longDate, longDateTime, machineTime } from '../../../site-kit/dates.ts';
import { electionNames, translatedName } from '../election-dates.tsx';
import { linkTo } from '../form-page.tsx';
import { type CountyOffice, OfficeCard } from '../offices.tsx';
import { voterTexts } from '../texts/index.ts';
import { Fate, NoMessageNote } from './fate.tsx';
import { type OwnPage, OwnPageLayout } from './own-page.tsx';
import { asksNow, isStillSaid, reasonSentence, reportName, Standing } from './standing.tsx';

/** An election of the voter's county, with what happened to the voter's ballot in it. */
export type OwnElection = {
  readonly election: Election;
  readonly takesPart: boolean;
  readonly timeline: VoterTimeline;
};

type BallotPageProps = OwnPage & {
  elections: readonly OwnElection[];
  aboutSignUp: readonly MessageEvent[];
  office: CountyOffice;
  now: Temporal.Instant;
};

/** Where the voter's ballot is, what happened to it, which messages went out, and why one did not. */
export const BallotPage: FC<BallotPageProps> = ({ elections, aboutSignUp, office, now, ...page }) => {
  const { site, myBallot, timeline } = voterTexts(page.language);
  const names = electionNames(
    elections.map(({ election }) => election),
    page.language,
  );
  return (
    <OwnPageLayout {...page} title={myBallot.menu.ballot} path="/my-ballot" names={names}>
      {elections.length === 0 && <p>{site.dates.none}</p>}
      {elections.map((own) => (
        <ElectionPart own={own} office={office} now={now} language={page.language} />
      ))}
      {aboutSignUp.length > 0 && (
        <section aria-labelledby="about-sign-up">
          <h2 id="about-sign-up">{timeline.aboutSignUp}</h2>
          <Events events={aboutSignUp} language={page.language} />
        </section>
      )}
      <section aria-labelledby="help">
        <h2 id="help">{site.help.heading}</h2>
        <p>{site.help.text}</p>
        <OfficeCard {...page} office={office} />
        <p>
          <a href={linkTo(page.frame, '/messages', page.language)}>{site.messages.heading}</a>
        </p>
      </section>
    </OwnPageLayout>
  );
};

type PartProps = { own: OwnElection; office: CountyOffice; now: Temporal.Instant; language: Language };

const ElectionPart: FC<PartProps> = ({ own, office, now, language }) => {
  const { election, takesPart, timeline } = own;
  const { timeline: words } = voterTexts(language);
  const translated = translatedName(election, language);
  const heading = `election-${election.id}`;
  const asks = (report: VoterReport): number => Number(asksNow(report, election, now));
  // What the voter must do comes first.
  const standing = standingReports(timeline).filter((report) => isStillSaid(report, election, now));
  const current = standing.toSorted((one, other) => asks(other) - asks(one));
  return (
    <section class="own-election" aria-labelledby={heading}>
      {translated === undefined ? (
        <h2 id={heading} lang="en">
          {election.name}
        </h2>
      ) : (
        <h2 id={heading}>{translated}</h2>
      )}
      {!takesPart && <p>{words.why['county-not-taking-part']}</p>}
      {current.map((report) => (
        <Standing report={report} election={election} office={office} now={now} language={language} />
      ))}
      {timeline.events.length === 0 ? (
        takesPart && <p>{words.nothing}</p>
      ) : (
        <>
          <h3>{words.history}</h3>
          <Events events={timeline.events} language={language} />
        </>
      )}
    </section>
  );
};

const Events: FC<{ events: VoterTimeline['events']; language: Language }> = ({ events, language }) => (
  <ol class="happened">
    {events.toReversed().map((event) => (
      <li class={event.kind === 'reported' && event.state === 'current' ? 'happened__current' : undefined}>
        <Happened event={event} language={language} />
        {event.messages.length > 0 && (
          <ul class="fates">
            {event.messages.map((fate) => (
              <Fate fate={fate} shownAs={shownAs(event)} language={language} />
            ))}
          </ul>
        )}
        {event.kind !== 'message' && event.none !== undefined && (
          <NoMessageNote none={event.none} language={language} />
        )}
      </li>
    ))}
  </ol>
);

const SCAN_TYPES = { outbound: 'Outbound', inbound: 'Inbound' } as const;

/** As which message an event is headed, so that a message about it under the same name need not name it again. */
const shownAs = (event: VoterTimelineEvent): MessageType => {
  if (event.kind === 'reported') return event.tells;
  return event.kind === 'scanned' ? SCAN_TYPES[event.direction] : event.type;
};

const Happened: FC<{ event: VoterTimelineEvent; language: Language }> = ({ event, language }) => {
  if (event.kind === 'reported') return <Reported event={event} language={language} />;
  if (event.kind === 'scanned') return <Scanned event={event} language={language} />;
  return <Told event={event} language={language} />;
};

const Scanned: FC<{ event: VoterScan; language: Language }> = ({ event, language }) => {
  const { site, timeline: words } = voterTexts(language);
  const { name, meaning } = site.messages.types[SCAN_TYPES[event.direction]];
  const { expectedOn } = event;
  return (
    <>
      <p class="happened__when">
        <time datetime={machineTime(event.at)}>{longDateTime(event.at, language)}</time>
      </p>
      <p class="happened__what">{name}</p>
      <p>{event.direction === 'outbound' ? words.scannedOut : meaning}</p>
      {expectedOn !== undefined && <p>{words.expected.replace('{day}', longDate(expectedOn, language))}</p>}
    </>
  );
};

const Reported: FC<{ event: VoterReport; language: Language }> = ({ event, language }) => {
  const { timeline: words } = voterTexts(language);
  const { at, day, reason, state } = event;
  return (
    <>
      <p class="happened__when">
        {day === undefined ? (
          <time datetime={machineTime(at)}>{longDateTime(at, language)}</time>
        ) : (
          <time datetime={day.toString()}>{longDate(day, language)}</time>
        )}
      </p>
      <p class="happened__what">{reportName(event, language)}</p>
      {reason !== undefined && <p>{reasonSentence(reason, language)}</p>}
      {state === 'taken-back' && <p>{words.takenBack}</p>}
    </>
  );
};

const Told: FC<{ event: MessageEvent; language: Language }> = ({ event, language }) => (
  <>
    <p class="happened__when">
      <time datetime={machineTime(event.at)}>{longDateTime(event.at, language)}</time>
    </p>
    <p class="happened__what">{voterTexts(language).site.messages.types[event.type].name}</p>
  </>
);
