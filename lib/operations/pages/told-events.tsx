import type { FC } from 'hono/jsx';
import type { CountyEvent } from '../../messaging/domain/county-event.ts';
import { TELL_DAYS, type Telling, type TellingState } from '../../messaging/domain/county-telling.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import { Moment } from '../../site-kit/components/time.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { ActionButton } from './action-button.tsx';
import { CHANNEL_TEXT } from './messages.tsx';

type ToldEventsProps = {
  frame: Frame;
  county: County;
  /** Counted up to `most`. */
  counts: Readonly<Record<TellingState, number>>;
  most: number;
  latest: readonly Telling[];
};

const STATES: Readonly<Record<TellingState, string>> = { waiting: 'Waits', told: 'Delivered', failed: 'Given up' };

const OUTCOMES: Readonly<Record<CountyEvent['outcome'], string>> = {
  bounced: 'The email came back',
  'not-reachable': 'The number cannot be reached',
  'blocked-by-carrier': 'The carrier blocks it',
  'not-answered': 'The call was not answered',
  'not-delivered': 'Not delivered',
  refused: 'The provider refused the number or address',
  arrived: 'Has arrived after all',
  'opted-out': 'The voter has opted out',
  complained: 'The voter has called it spam',
};

/** Why the last attempt failed, for whoever looks after the system. */
const inWords = (failure: string | undefined): string => {
  if (failure === undefined) return '';
  const [, status] = /^answered-(\d+)$/.exec(failure) ?? [];
  if (status !== undefined) return `It answered ${status}`;
  const words: Readonly<Record<string, string>> = {
    'no-address': 'No address on file',
    'no-secret': 'Its secret is gone: register the address again',
    'not-called': 'Its name does not lead to a public address',
    unanswered: 'No answer within five seconds',
  };
  return words[failure] ?? failure;
};

const counted = (count: number, most: number): string => (count < most ? String(count) : `${most} or more`);

/** What a county's system was told of its voters, what it is still to be told, and what was given up. */
export const ToldEvents: FC<ToldEventsProps> = ({ frame, county, counts, most, latest }) => (
  <>
    <h2>What the system is told of voters</h2>
    <p>
      Messages that did not arrive, and voters who have opted out. What is not taken is told again for {TELL_DAYS} days:
      after minutes at first, then every hour.
    </p>
    <dl class="dates">
      {(['told', 'waiting', 'failed'] as const).map((state) => (
        <div>
          <dt>{STATES[state]}</dt>
          <dd>{counted(counts[state], most)}</dd>
        </div>
      ))}
    </dl>
    {counts.failed > 0 && (
      <ActionButton
        action={`${frame.root}/operations/systems/again`}
        fields={{ county: county.code }}
        label={`Tell again what was given up for ${county.name} County`}
        text="Tell again what was given up"
      />
    )}
    {latest.length > 0 && (
      <DataTable
        caption="The newest of each"
        columns={['Voter', 'What happened', 'When', 'Over', 'State', 'Attempts', 'Last failure']}
      >
        <tbody>
          {latest.map(({ event, state, attempts, moment, failure }) => (
            <tr>
              <th scope="row">{event.voterId}</th>
              <td>{OUTCOMES[event.outcome]}</td>
              <td>
                <Moment at={event.at} />
              </td>
              <td>{CHANNEL_TEXT[event.channel]}</td>
              <td>
                {STATES[state]}
                <span class="note">
                  {state === 'waiting' && 'until '}
                  <Moment at={moment} />
                </span>
              </td>
              <td>{attempts}</td>
              <td>{inWords(failure)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    )}
  </>
);
