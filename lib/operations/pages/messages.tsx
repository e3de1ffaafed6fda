import type { FC } from 'hono/jsx';
import type { Election } from '../../elections/domain/election.ts';
import type { Halt } from '../../messaging/domain/halt.ts';
import { LEDGER_STATES, type LedgerState } from '../../messaging/domain/ledger-state.ts';
import type { MessageCount } from '../../messaging/domain/message-count.ts';
import { CHANNELS, type Channel, MESSAGE_TYPES } from '../../shared/codes.ts';
import type { County } from '../../shared/counties.ts';
import { DataTable } from '../../site-kit/components/data-table.tsx';
import type { Frame } from '../../site-kit/frame.ts';
import { SITE_TEXTS } from '../../site-kit/texts/index.ts';
import { mayOpen, type Viewer } from '../domain/viewer.ts';
import { Download } from './download.tsx';
import { DraftsNotice } from './drafts-notice.tsx';
import { ElectionChoice } from './election-choice.tsx';
import { HaltBanner } from './halt-banner.tsx';
import { OperationsLayout } from './operations-layout.tsx';
import { WaitingNote } from './waiting-note.tsx';
import { number } from './words.ts';

type MessagesProps = {
  frame: Frame;
  viewer: Viewer;
  elections: readonly Election[];
  /** The election that is shown; null when there is none. */
  shown: Election | null;
  counts: readonly MessageCount[];
  /** Those of the viewer's counties that take no part in it. */
  optedOut: readonly County[];
  /** How many local elections wait for a decision: nothing is sent about them. */
  waiting: number;
  /** What is stopped now. */
  halts: readonly Halt[];
  /** Whether messages are written with our drafts. */
  inDrafts: boolean;
};

export const CHANNEL_TEXT: Readonly<Record<Channel, string>> = { text: 'Text', email: 'Email', voice: 'Call' };

/** What staff read for each state of a message. */
export const STATE_TEXT: Readonly<Record<LedgerState, string>> = {
  held: 'Waiting for its hour',
  due: 'Due',
  sending: 'Being sent',
  accepted: 'Taken by the provider',
  failed: 'Failed',
  uncertain: 'Uncertain',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  superseded: 'Replaced by news',
  suppressed: 'Not wanted',
  expired: 'Too late to send',
};

/** How many messages of an election are in which state, by type and channel. */
export const MessagesPage: FC<MessagesProps> = ({
  frame,
  viewer,
  elections,
  shown,
  counts,
  optedOut,
  waiting,
  halts,
  inDrafts,
}) => (
  <OperationsLayout frame={frame} viewer={viewer} title="Messages" section="messages">
    <HaltBanner frame={frame} viewer={viewer} halts={halts} />
    {inDrafts && <DraftsNotice />}
    <WaitingNote frame={frame} viewer={viewer} waiting={waiting} />
    {shown === null ? (
      <p class="usa-intro">There is no election yet.</p>
    ) : (
      <>
        <ElectionChoice action={`${frame.root}/operations/messages`} elections={elections} shown={shown} />
        <OptedOut frame={frame} viewer={viewer} optedOut={optedOut} />
        {counts.length === 0 ? <p>No message of this election is in the ledger.</p> : <CountTable counts={counts} />}
        <Download href={`${frame.root}/operations/messages?election=${encodeURIComponent(shown.id)}&format=csv`} />
      </>
    )}
  </OperationsLayout>
);

type OptedOutProps = Pick<MessagesProps, 'frame' | 'viewer' | 'optedOut'>;

/** Who takes no part in the election, with the way to change it for whoever may. */
const OptedOut: FC<OptedOutProps> = ({ frame, viewer, optedOut }) => {
  if (optedOut.length === 0) return null;
  const path = '/operations/participation';
  return (
    <p>
      {viewer.county === null
        ? 'Opted out of this election: '
        : 'Your county has opted out of this election, and nothing is sent to its voters: '}
      {optedOut.map(({ code, name }, index) => (
        <>
          {index > 0 && ', '}
          {mayOpen(viewer, path) ? <a href={`${frame.root}${path}?county=${code}`}>{name}</a> : name}
        </>
      ))}
      .
    </p>
  );
};

const CountTable: FC<{ counts: readonly MessageCount[] }> = ({ counts }) => {
  const states = LEDGER_STATES.filter((state) => counts.some((row) => row.state === state));
  const numeric = [...states.map((state) => STATE_TEXT[state]), 'Total'];
  const rows = MESSAGE_TYPES.flatMap((type) => CHANNELS.map((channel) => ({ type, channel }))).filter(
    ({ type, channel }) => counts.some((row) => row.type === type && row.channel === channel),
  );
  const sum = (wanted: Partial<MessageCount>): number =>
    counts
      .filter((row) => wanted.type === undefined || (row.type === wanted.type && row.channel === wanted.channel))
      .filter((row) => wanted.state === undefined || row.state === wanted.state)
      .reduce((total, row) => total + row.count, 0);
  return (
    <DataTable
      caption="Messages by type, channel and state"
      columns={['Type', 'Channel', ...numeric]}
      numeric={numeric}
    >
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              {SITE_TEXTS.en.messages.types[row.type].name}
              <span class="note">{row.type}</span>
            </th>
            <td>{CHANNEL_TEXT[row.channel]}</td>
            {states.map((state) => (
              <td class="data-table__number">{number(sum({ ...row, state }))}</td>
            ))}
            <td class="data-table__number">{number(sum(row))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All messages</th>
          <td />
          {states.map((state) => (
            <td class="data-table__number">{number(sum({ state }))}</td>
          ))}
          <td class="data-table__number">{number(sum({}))}</td>
        </tr>
      </tfoot>
    </DataTable>
  );
};
