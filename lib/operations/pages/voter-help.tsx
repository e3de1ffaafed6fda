import type { FC } from 'hono/jsx';
import type { Timelines } from '../../ballot-tracking/domain/timeline.ts';
import { LANGUAGE_WORDS } from '../../shared/codes.ts';
import { countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { Diagnosis, Typed } from '../../sign-up/domain/diagnosis.ts';
import type { HelpedVoter } from '../../sign-up/domain/helped-voter.ts';
import { longDate } from '../../site-kit/dates.ts';
import type { Place } from '../../site-kit/frame.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Done, Refused } from './form.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { callWords, VoterDiagnosis } from './voter-diagnosis.tsx';
import { OptOutForm } from './voter-opt-out.tsx';
import { VoterTimelines } from './voter-timeline.tsx';
import { birthOf, CHANNEL_WORDS, maskedContact, nameOf, STATUS_WORDS } from './voter-words.ts';

type VoterHelpProps = {
  frame: Place;
  viewer: Viewer;
  voter: HelpedVoter;
  subscription: Subscription | undefined;
  diagnosis: Diagnosis;
  typed: Typed;
  timelines: Timelines;
  now: Temporal.Instant;
  /** The phone of the county's office, where it is on file. */
  countyPhone?: string | undefined;
  done?: string | undefined;
  /** Why nothing was turned off. */
  refused?: string | undefined;
};

/** One voter whom staff help: registration, subscription, why they cannot sign up, and what has happened. */
export const VoterHelpPage: FC<VoterHelpProps> = (props) => {
  const { frame, viewer, voter, subscription, diagnosis, typed, timelines, now, countyPhone, done, refused } = props;
  const county = countyOf(voter.county).name;
  return (
    <OperationsLayout
      frame={frame}
      viewer={viewer}
      title={nameOf(voter)}
      section="voters"
      trail={[{ href: '/operations/voters', text: 'Help a voter' }]}
    >
      {done !== undefined && <Done text={done} />}
      {refused !== undefined && <Refused text={refused} />}
      <dl class="facts">
        <Fact name="VoteCal ID" value={voter.voterId} />
        <Fact name="County" value={county} />
        <Fact name="Registration" value={STATUS_WORDS[voter.status]} />
        <Fact name="Date of birth" value={birthOf(voter)} />
        <Fact name="ZIP code" value={voter.zip} />
      </dl>
      <VoterDiagnosis
        frame={frame}
        voterId={voter.voterId}
        typed={typed}
        diagnosis={diagnosis}
        calls={callWords(county, countyPhone)}
      />
      <SubscriptionPart frame={frame} voter={voter} subscription={subscription} refused={refused} />
      <VoterTimelines timelines={timelines} now={now} />
    </OperationsLayout>
  );
};

const Fact: FC<{ name: string; value: string }> = ({ name, value }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const time = (text: string): string => (text === '24:00' ? 'midnight' : text);

type PartProps = Pick<VoterHelpProps, 'frame' | 'voter' | 'subscription' | 'refused'>;

const SubscriptionPart: FC<PartProps> = ({ frame, voter, subscription, refused }) => (
  <section aria-labelledby="subscription">
    <h2 id="subscription">Messages</h2>
    {subscription === undefined ? (
      <p>The voter is not signed up, and never was.</p>
    ) : (
      <Signed frame={frame} voter={voter} subscription={subscription} refused={refused} />
    )}
  </section>
);

const Signed: FC<PartProps & { subscription: Subscription }> = ({ frame, voter, subscription, refused }) => {
  const { channels, hours, language, consentedAt, ended, county } = subscription;
  const hasMoved = ended !== undefined || county !== voter.county;
  return (
    <>
      {hasMoved && <p>The sign-up was in {countyOf(county).name} County, and has ended with the move.</p>}
      {channels.length === 0 && <p>The voter has turned every message off.</p>}
      {channels.length > 0 && (
        <ul class="usa-list">
          {channels.map((channel) => (
            <li>
              {CHANNEL_WORDS[channel]}: {maskedContact(channel, subscription)}
            </li>
          ))}
        </ul>
      )}
      <p>
        In {LANGUAGE_WORDS[language]}, between {time(hours.start)} and {time(hours.end)} ({hours.zone}), since{' '}
        {longDate(pacificDate(consentedAt))}.
      </p>
      {channels.length > 0 && (
        <OptOutForm
          frame={frame}
          voterId={voter.voterId}
          channels={channels}
          {...(refused === undefined ? {} : { error: 'Choose a reason.' })}
        />
      )}
    </>
  );
};
