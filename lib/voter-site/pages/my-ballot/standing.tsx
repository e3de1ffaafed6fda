import type { FC } from 'hono/jsx';
import type { VoterReport } from '../../../ballot-tracking/domain/timeline.ts';
import type { Election } from '../../../elections/domain/election.ts';
import { messageWindow, windowCloses } from '../../../elections/domain/message-window.ts';
import { CATALOG } from '../../../messaging/domain/catalog/catalog.ts';
import { ContactCountyCode, type ReasonCode } from '../../../messaging/domain/catalog-variables.ts';
import { askEnds, isAskOpen, usableUntil } from '../../../messaging/domain/usable-until.ts';
import type { Language } from '../../../shared/codes.ts';
import { Temporal } from '../../../shared/time.ts';
import { longDateTime, machineTime } from '../../../site-kit/dates.ts';
import { type CountyOffice, phoneLink } from '../offices.tsx';
import { filled, voterTexts } from '../texts/index.ts';
import type { ToDo as HelpsWith } from '../texts/timeline/timeline-texts.ts';

/** What helps against a reason for which the county cannot count a ballot yet. */
const HELPS: Readonly<Record<ContactCountyCode, HelpsWith>> = {
  NVS: 'signature',
  NMS: 'signature',
  NID: 'identity',
  INF: 'information',
};

/** Why, in the words of the message about it. */
export const reasonSentence = (reason: ReasonCode, language: Language): string =>
  CATALOG[language].reasons[reason].message;

/** What it means, and of which ballot where the voter has several. */
export const reportName = ({ tells, ballot }: VoterReport, language: Language): string => {
  const { site, timeline } = voterTexts(language);
  const { name } = site.messages.types[tells];
  return ballot === undefined ? name : `${name} (${filled(timeline.ballot, { number: String(ballot) })})`;
};

/** Whether the voter has something to put right, and it can still be done: as long as the message about it asks for it. */
export const asksNow = ({ tells }: VoterReport, election: Election, now: Temporal.Instant): boolean => {
  const dates = { date: election.date, cureBy: election.deadlines.cureBy };
  return askEnds({ type: tells }, dates) !== undefined && isAskOpen({ type: tells }, dates, now);
};

/**
 * Whether what a report tells is still said at all: a ballot that was not returned is not on its way any more once the
 * polls have closed, nor may its voter be told to use it.
 */
export const isStillSaid = ({ tells }: VoterReport, election: Election, now: Temporal.Instant): boolean => {
  const until = usableUntil({ type: tells }, election);
  return until.equals(windowCloses(messageWindow(election))) || Temporal.Instant.compare(now, until) < 0;
};

/** What had to be put right and was not: its meaning asks for what can no longer be done. */
const isTooLate = ({ tells }: VoterReport, election: Election, now: Temporal.Instant): boolean =>
  !isAskOpen({ type: tells }, { date: election.date, cureBy: election.deadlines.cureBy }, now);

type StandingProps = {
  report: VoterReport;
  election: Election;
  office: CountyOffice;
  now: Temporal.Instant;
  language: Language;
};

/** How a ballot stands now. What the voter must put right is a warning, as long as that can be done. */
export const Standing: FC<StandingProps> = (props) => {
  const { report, election, office, now, language } = props;
  if (asksNow(report, election, now)) return <Asked {...props} />;
  const { site, myBallot } = voterTexts(language);
  const { reason, tells } = report;
  const { phone } = office.contact;
  const tooLate = isTooLate(report, election, now);
  return (
    <div class="usa-summary-box standing">
      <div class="usa-summary-box__body">
        <h3 class="usa-summary-box__heading">{reportName(report, language)}</h3>
        {!tooLate && <p>{site.messages.types[tells].meaning}</p>}
        {reason !== undefined && <p>{reasonSentence(reason, language)}</p>}
        {tooLate && phone !== null && (
          <p>
            {myBallot.county.phone}: {phoneLink(phone)}
          </p>
        )}
      </div>
    </div>
  );
};

/** With the phone; and for a signature, whose last day and form we know, with these. */
const Asked: FC<StandingProps> = ({ report, election, office, language }) => {
  const { site, myBallot, timeline } = voterTexts(language);
  const { reason, tells } = report;
  const { phone, cureForm, site: website } = office.contact;
  const { cureBy } = election.deadlines;
  const code = ContactCountyCode.safeParse(reason).data;
  const helps = code && HELPS[code];
  const isCure = tells !== 'Undeliverable';
  const isSignature = isCure && (helps === undefined || helps === 'signature');
  const form = isSignature ? (cureForm ?? website) : website;
  return (
    <div class="usa-alert usa-alert--warning standing">
      <div class="usa-alert__body">
        <h3 class="usa-alert__heading">{reportName(report, language)}</h3>
        <p class="usa-alert__text">{site.messages.types[tells].meaning}</p>
        {reason !== undefined && <p class="usa-alert__text">{reasonSentence(reason, language)}</p>}
        {helps !== undefined && <p class="usa-alert__text">{timeline.toDo[helps]}</p>}
        {isSignature && (
          <p class="usa-alert__text">
            {site.dates.names.cure}: <time datetime={machineTime(cureBy)}>{longDateTime(cureBy, language)}</time>
          </p>
        )}
        {isCure && form !== null && (
          <p class="usa-alert__text">
            <a href={form}>{form.replace(/^https:\/\//, '')}</a>
          </p>
        )}
        {phone !== null && (
          <p class="usa-alert__text">
            {myBallot.county.phone}: {phoneLink(phone)}
          </p>
        )}
      </div>
    </div>
  );
};
