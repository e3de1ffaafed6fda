import type { Channel } from '../../../lib/shared/codes.ts';
import { type Calendar, type Day, dayStart, type Hours, type Ms, plusDays } from './calendar.ts';
import { type History, type HistoryEvent, isRefused, type Retracted, rowKey, type StatusRow } from './history.ts';

/** Whether a channel is on, and since when. */
type ChannelState = { readonly on: boolean; readonly since: Ms };

/** The participation records of one method, by their own time. */
type Participation = { readonly method: string; readonly active: boolean; readonly at: Ms };

/** Everything that had arrived by an instant. */
export type Known = {
  readonly at: Ms;
  readonly calendar: Calendar;
  readonly hours: Hours;
  /** Each row once, without those that were withdrawn. */
  readonly rows: readonly StatusRow[];
  /** Keys of rows that were withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
  readonly participation: readonly Participation[];
  /** What was taken back how it was told. */
  readonly retracted: readonly Retracted[];
  /** The latest time of which the county says that its participation records are complete. */
  readonly participationAsOf: Ms;
  readonly channels: ReadonlyMap<Channel, ChannelState>;
  readonly confidential: boolean;
  /** Once confidential or moved, nothing more is owed, even if it may be told again. */
  readonly isOwed: boolean;
  /** Since when the voter, who was confidential, may be spoken with again. */
  readonly spokenWithFrom: Ms;
  readonly county: string;
  readonly certifiedOn: Day;
  /** The first instant after the last day of messages. */
  readonly windowEnd: Ms;
  readonly contact: boolean;
};

type Draft = {
  rows: Map<string, StatusRow>;
  ballots: Set<string>;
  withdrawn: Set<string>;
  participation: Participation[];
  retracted: Retracted[];
  channels: Map<Channel, ChannelState>;
  readonly calendar: Calendar;
  /** The subscription has ended with a move to another county. */
  ended: boolean;
} & {
  -readonly [fact in
    | 'participationAsOf'
    | 'confidential'
    | 'isOwed'
    | 'spokenWithFrom'
    | 'county'
    | 'certifiedOn'
    | 'contact']: Known[fact];
};

/** Sent again it is the same row; an issue with another sent date is another one, which is how a date is put right. */
const identityOf = (row: StatusRow): string => `${rowKey(row)}|${row.sentDate ?? ''}`;

const learnRow = (draft: Draft, row: StatusRow): void => {
  // `supersedes` must name a ballot of the voter: otherwise the row is refused as it arrives (issue point 6).
  if (row.supersedes !== undefined && (!draft.ballots.has(row.supersedes) || row.supersedes === row.ballotId)) return;
  const key = identityOf(row);
  if (!isRefused(row, draft.calendar)) draft.ballots.add(row.ballotId);
  if (row.withdrawn) draft.withdrawn.add(key).add(rowKey(row));
  // A withdrawal holds whichever came first, so that a file that is loaded again does not undo it.
  if (draft.withdrawn.has(key)) draft.rows.delete(key);
  else if (!draft.rows.has(key)) draft.rows.set(key, row);
};

const learn = (draft: Draft, event: HistoryEvent): void => {
  switch (event.kind) {
    case 'status':
      learnRow(draft, event);
      return;
    case 'participation':
      draft.participation.push({ method: event.method, active: event.active, at: event.at });
      return;
    case 'participation-as-of':
      draft.participationAsOf = Math.max(draft.participationAsOf, event.asOf);
      return;
    case 'subscription': {
      // What has ended with a move is opened again by signing up anew, and by no channel of its own.
      const on = event.on && !draft.ended;
      if (draft.channels.get(event.channel)?.on !== on) draft.channels.set(event.channel, { on, since: event.arrives });
      return;
    }
    case 'registration':
      if (draft.confidential && event.confidential === false) draft.spokenWithFrom = event.arrives;
      if (event.confidential !== undefined) draft.confidential = event.confidential;
      if (event.confidential) draft.isOwed = false;
      if (event.movedTo !== undefined && event.movedTo !== draft.county) {
        draft.county = event.movedTo;
        draft.ended = true;
        draft.isOwed = false;
        for (const channel of draft.channels.keys()) draft.channels.set(channel, { on: false, since: event.arrives });
      }
      return;
    case 'county':
      draft.certifiedOn = event.certifiedOn ?? draft.certifiedOn;
      draft.contact = event.contact ?? draft.contact;
      return;
    case 'retracted':
      draft.retracted.push(event);
      return;
    case 'sent':
      return;
  }
};

const draftOf = ({ voter, calendar }: History): Draft => ({
  calendar,
  rows: new Map(),
  ballots: new Set(),
  withdrawn: new Set(),
  participation: [],
  retracted: [],
  participationAsOf: Number.NEGATIVE_INFINITY,
  channels: new Map(voter.channels.map((channel) => [channel, { on: true, since: voter.subscribedAt }])),
  confidential: false,
  isOwed: true,
  spokenWithFrom: Number.NEGATIVE_INFINITY,
  county: voter.county,
  ended: false,
  certifiedOn: calendar.certifiedOn,
  contact: true,
});

/** The first instant after the last day of messages. */
const windowEndOf = ({ lastMessageDay }: Calendar, certifiedOn: Day): Ms =>
  dayStart(plusDays(certifiedOn > lastMessageDay ? certifiedOn : lastMessageDay, 1));

const NO_CHANNELS: ReadonlyMap<Channel, ChannelState> = new Map();

const frozen = ({ calendar, voter }: History, draft: Draft, at: Ms): Known => ({
  at,
  calendar,
  hours: voter.hours,
  rows: [...draft.rows.values()],
  withdrawn: new Set(draft.withdrawn),
  participation: [...draft.participation],
  retracted: [...draft.retracted],
  participationAsOf: draft.participationAsOf,
  channels: voter.subscribedAt <= at ? new Map(draft.channels) : NO_CHANNELS,
  confidential: draft.confidential,
  isOwed: draft.isOwed,
  spokenWithFrom: draft.spokenWithFrom,
  county: draft.county,
  certifiedOn: draft.certifiedOn,
  windowEnd: windowEndOf(calendar, draft.certifiedOn),
  contact: draft.contact,
});

/** What had arrived by each of these instants, which ascend. */
export const knownAtEach = (history: History, instants: readonly Ms[]): readonly Known[] => {
  const draft = draftOf(history);
  let next = 0;
  return instants.map((at) => {
    for (let event = history.events[next]; event !== undefined && event.arrives <= at; event = history.events[next]) {
      learn(draft, event);
      next += 1;
    }
    return frozen(history, draft, at);
  });
};

/** What had arrived by `at`. `settle` forgives what came so shortly before that nobody can have acted on it. */
export const knownAt = (history: History, at: Ms, settle: Ms = 0): Known => {
  const draft = draftOf(history);
  for (const event of history.events) {
    if (event.arrives > at - settle) break;
    learn(draft, event);
  }
  return frozen(history, draft, at);
};
