import type { FC } from 'hono/jsx';
import type { VoterReport } from '../../../ballot-tracking/domain/timeline.ts';
import type { Election } from '../../../elections/domain/election.ts';
import { CATALOG } from '../../../messaging/domain/catalog/catalog.ts';
import { ContactCountyCode, type ReasonCode } from '../../../messaging/domain/catalog-variables.ts';
import type { Language, MessageType } from '../../../shared/codes.ts';
import type { Temporal } from '../../../shared/time.ts';
import { longDateTime, machineTime } from '../../../site-kit/dates.ts';
import { type CountyOffice, phoneLink } from '../offices.tsx';
import { voterTexts } from '../texts/index.ts';
import type { ToDo as HelpsWith } from '../texts/timeline/timeline-texts.ts';

/** What the voter has to put right; and whether the last day for a signature is its deadline. */
const TO_DO: Readonly<Partial<Record<MessageType, 'cure' | 'call'>>> = {
  ContactCounty: 'cure',
  SignatureCure: 'cure',
  Undeliverable: 'call',
};

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

type StandingProps = {
  report: VoterReport;
  election: Election;
  office: CountyOffice;
  now: Temporal.Instant;
  language: Language;
};

/** How the ballot stands now. What the voter must put right is a warning: with its last day, the form and the phone. */
export const Standing: FC<StandingProps> = ({ report, election, office, now, language }) => {
  const { site, myBallot, timeline } = voterTexts(language);
  const { name, meaning } = site.messages.types[report.tells];
  const toDo = TO_DO[report.tells];
  const { reason } = report;
  const why = reason !== undefined && <p class="usa-alert__text">{reasonSentence(reason, language)}</p>;
  if (toDo === undefined) {
    return (
      <div class="usa-summary-box standing">
        <div class="usa-summary-box__body">
          <h3 class="usa-summary-box__heading">{name}</h3>
          <p>{meaning}</p>
          {why}
        </div>
      </div>
    );
  }
  const { phone, cureForm, site: website } = office.contact;
  const form = cureForm ?? website;
  const { cureBy } = election.deadlines;
  const code = ContactCountyCode.safeParse(reason).data;
  const helps = code !== undefined && now.epochMilliseconds < cureBy.epochMilliseconds && timeline.toDo[HELPS[code]];
  return (
    <div class="usa-alert usa-alert--warning standing">
      <div class="usa-alert__body">
        <h3 class="usa-alert__heading">{name}</h3>
        <p class="usa-alert__text">{meaning}</p>
        {why}
        {helps !== false && <p class="usa-alert__text">{helps}</p>}
        {toDo === 'cure' && (
          <p class="usa-alert__text">
            {site.dates.names.cure}: <time datetime={machineTime(cureBy)}>{longDateTime(cureBy, language)}</time>
          </p>
        )}
        {toDo === 'cure' && form !== null && (
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
