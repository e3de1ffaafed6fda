import type { FC } from 'hono/jsx';
import type { VoterReport } from '../../../ballot-tracking/domain/timeline.ts';
import type { Election } from '../../../elections/domain/election.ts';
import type { Language, MessageType } from '../../../shared/codes.ts';
import { longDateTime, machineTime } from '../../../site-kit/dates.ts';
import { type CountyOffice, phoneLink } from '../offices.tsx';
import { voterTexts } from '../texts/index.ts';

/** What the voter has to put right; and whether the last day for a signature is its deadline. */
const TO_DO: Readonly<Partial<Record<MessageType, 'cure' | 'call'>>> = {
  ContactCounty: 'cure',
  SignatureCure: 'cure',
  Undeliverable: 'call',
};

type StandingProps = { report: VoterReport; election: Election; office: CountyOffice; language: Language };

/** How the ballot stands now. What the voter must put right is a warning: with its last day, the form and the phone. */
export const Standing: FC<StandingProps> = ({ report, election, office, language }) => {
  const { site, myBallot } = voterTexts(language);
  const { name, meaning } = site.messages.types[report.tells];
  const toDo = TO_DO[report.tells];
  if (toDo === undefined) {
    return (
      <div class="usa-summary-box standing">
        <div class="usa-summary-box__body">
          <h3 class="usa-summary-box__heading">{name}</h3>
          <p>{meaning}</p>
        </div>
      </div>
    );
  }
  const { phone, cureForm, site: website } = office.contact;
  const form = cureForm ?? website;
  const { cureBy } = election.deadlines;
  return (
    <div class="usa-alert usa-alert--warning standing">
      <div class="usa-alert__body">
        <h3 class="usa-alert__heading">{name}</h3>
        <p class="usa-alert__text">{meaning}</p>
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
