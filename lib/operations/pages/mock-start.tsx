import type { FC } from 'hono/jsx';
import { countyOf } from '../../shared/counties.ts';
import { Day, Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { ballotsOfPlan } from '../../test-environment/domain/cast.ts';
import type { MockForbidden, MockReview, MockStart } from '../../test-environment/domain/mock-start.ts';
import { MOST_BALLOTS } from '../../test-environment/domain/mock-wish.ts';
import type { MockNotice } from '../domain/trial-notice.ts';
import { ActionButton } from './action-button.tsx';
import { Done, Refused, TextField } from './form.tsx';

const PAGE = '/operations/mock-election';

const NOTICES: Readonly<Record<MockNotice, string>> = {
  started:
    'The mock election is started. It is shown here as soon as it is set up; load this page again to see how it goes on.',
  'under-way':
    'A mock election is being played, and no second one was started: both would move the clock. Wait until it has ended.',
  down: 'No mock election was started: the environment is down, and refuses every upload. Start it when services are reinitiated.',
  'too-many': 'No mock election was started: today’s names are used up.',
  'bad-request':
    'No mock election was started: what was asked for is not right, or counties have left meanwhile. Fill in the form again.',
};

/** What became of starting one. */
export const MockStartNotice: FC<{ notice: MockNotice }> = ({ notice }) =>
  notice === 'started' ? <Done text={NOTICES.started} /> : <Refused text={NOTICES[notice]} />;

const FORBIDDEN: Readonly<Record<MockForbidden, string>> = {
  down: 'None can be started now: the environment is down.',
  'under-way': 'None can be started now: one is being played, and two would move the clock to and fro.',
};

/** How SOS operations starts a mock election: says what for, reads what it will do, and confirms it. */
export const StartMock: FC<{ frame: Frame; start: MockStart }> = ({ frame, start }) => {
  if (start.forbidden !== undefined) return <p>{FORBIDDEN[start.forbidden]}</p>;
  if (start.review !== undefined) return <Confirm frame={frame} review={start.review} form={start.form} />;
  return <Ask frame={frame} start={start} />;
};

const LABELS = { counties: 'Counties', ballots: 'Ballots' } as const;

const Ask: FC<{ frame: Frame; start: MockStart }> = ({ frame, start: { form, faults, participants } }) => {
  const wrong = (['counties', 'ballots'] as const).flatMap((field) => {
    const detail = faults[field];
    return detail === undefined ? [] : [[field, { label: LABELS[field], detail }] as const];
  });
  return (
    <>
      <h2>Play one</h2>
      {wrong.length > 0 && <Refused text="Nothing was started." errors={Object.fromEntries(wrong)} />}
      <p>
        It takes some four hours, and moves the clock of this environment, for everybody in it, by some six weeks. It
        never goes back.
      </p>
      <form method="get" action={`${frame.root}${PAGE}`} class="usa-form">
        <TextField
          name="counties"
          label={LABELS.counties}
          hint={`Names or codes, separated by commas: Amador, 19. Nothing is all ${participants} that have opted in with an MOU.`}
          value={form.counties}
          error={faults.counties}
          maxlength={1_000}
        />
        <TextField
          name="ballots"
          label={LABELS.ballots}
          hint={`How many there shall be at least over all counties, up to ${MOST_BALLOTS.toLocaleString('en-US')}. Nothing is the stories alone.`}
          value={form.ballots}
          error={faults.ballots}
          maxlength={9}
        />
        <button class="usa-button" type="submit">
          See what it will do
        </button>
      </form>
    </>
  );
};

const Confirm: FC<{ frame: Frame; review: MockReview; form: MockStart['form'] }> = ({ frame, review, form }) => (
  <>
    <h2>Start this mock election?</h2>
    <ul class="usa-list">
      <li>
        {review.counties.length === 1 ? 'One county plays: ' : `${review.counties.length} counties play: `}
        {review.counties.map((code) => countyOf(code).name).join(', ')}.
      </li>
      <li>It has {ballotsOfPlan(review).toLocaleString('en-US')} ballots, all of an invented cast.</li>
      <li>
        Election Day is <Day date={review.electionDay} />.
      </li>
      <li>
        The clock of the whole environment, which stands at <Moment at={frame.now} />, is moved to{' '}
        <Moment at={review.clockEndsAt} />. It does not go back: nights and reminders that lie between come due on the
        way, and counties that test meanwhile see it. The release schedule keeps its own days.
      </li>
    </ul>
    <ActionButton
      action={`${frame.root}${PAGE}/runs`}
      fields={form}
      label="Start it and move the clock: the mock election"
      text="Start it and move the clock"
    />
    <p>
      <a href={`${frame.root}${PAGE}`}>Do not start it</a>
    </p>
  </>
);
