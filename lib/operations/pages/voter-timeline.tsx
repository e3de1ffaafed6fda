import type { FC } from 'hono/jsx';
import type {
  ElectionTimeline,
  MessageEvent,
  TimelineEvent,
  Timelines,
} from '../../ballot-tracking/domain/timeline.ts';
import { isAskOpen } from '../../messaging/domain/usable-until.ts';
import type { Temporal } from '../../shared/time.ts';
import { longDate } from '../../site-kit/dates.ts';
import { eventSentences } from './timeline-words.ts';

/** A voter's timelines in sentences that a clerk can read aloud, in order. */
export const VoterTimelines: FC<{ timelines: Timelines; now: Temporal.Instant }> = ({ timelines, now }) => (
  <section aria-labelledby="timeline">
    <h2 id="timeline">Timeline, to be read aloud</h2>
    {timelines.elections.length === 0 && <p>No election concerns this voter now.</p>}
    {timelines.elections.map((one) => (
      <OneElection {...one} now={now} />
    ))}
    {timelines.aboutSignUp.length > 0 && <AboutSignUp events={timelines.aboutSignUp} />}
  </section>
);

const OneElection: FC<ElectionTimeline & { now: Temporal.Instant }> = ({ election, takesPart, timeline, now }) => (
  <>
    <h3>
      {election.name}, {longDate(election.date)}
    </h3>
    {!takesPart && <p>Your county takes no part in ballot tracking for this election.</p>}
    {timeline.events.length === 0 ? (
      <p>Your county has reported nothing about your ballot yet.</p>
    ) : (
      <Events
        events={timeline.events}
        isAskOpen={isAskOpen(
          { type: 'ContactCounty' },
          { date: election.date, cureBy: election.deadlines.cureBy },
          now,
        )}
      />
    )}
  </>
);

const AboutSignUp: FC<{ events: readonly MessageEvent[] }> = ({ events }) => (
  <>
    <h3>About the sign-up</h3>
    <Events events={events} isAskOpen={false} />
  </>
);

const Events: FC<{ events: readonly TimelineEvent[]; isAskOpen: boolean }> = ({ events, isAskOpen: isOpen }) => {
  const ballots = new Set(events.flatMap((event) => (event.kind === 'reported' ? (event.ballot?.number ?? []) : [])));
  return (
    <ol class="usa-list voter-timeline">
      {events.map((event) => {
        const { read, staffOnly } = eventSentences(event, { hasSeveralBallots: ballots.size > 1, isAskOpen: isOpen });
        return (
          <li>
            {read.map((sentence) => (
              <p>{sentence}</p>
            ))}
            {staffOnly.map((sentence) => (
              <p class="note">Not to be read: {sentence}</p>
            ))}
          </li>
        );
      })}
    </ol>
  );
};
