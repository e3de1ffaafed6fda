import type { Channel } from '../../../lib/shared/codes.ts';
import { type Calendar, type Day, dayStart, type Hours, type Ms } from './calendar.ts';
import type { ToldMessage, ToldType } from './subject.ts';

/** A row of a ballot upload, as it reaches us at `arrives`. `withdrawn` takes the row of the same key back. */
export type StatusRow = {
  readonly kind: 'status';
  readonly arrives: Ms;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Ms;
  readonly sentDate?: Day;
  readonly supersedes?: string;
  readonly withdrawn?: true;
};

/** A row of the participation history. */
export type ParticipationRow = {
  readonly kind: 'participation';
  readonly arrives: Ms;
  /** POLL, VCR, or one of those that say nothing of voting in person. */
  readonly method: string;
  readonly active: boolean;
  readonly at: Ms;
};

/** The county's participation upload is complete as of this time. */
type ParticipationAsOf = { readonly kind: 'participation-as-of'; readonly arrives: Ms; readonly asOf: Ms };

/** The voter opts a channel out or in. */
type Subscription = {
  readonly kind: 'subscription';
  readonly arrives: Ms;
  readonly channel: Channel;
  readonly on: boolean;
};

/** What the register says of the voter from now on; what is not named stays as it was. */
type Registration = {
  readonly kind: 'registration';
  readonly arrives: Ms;
  readonly status?: 'active' | 'inactive' | 'pending' | 'cancelled';
  readonly confidential?: boolean;
  readonly movedTo?: string;
};

/** What the voter's county says of itself from now on. */
type CountyFacts = {
  readonly kind: 'county';
  readonly arrives: Ms;
  readonly certifiedOn?: Day;
  /** Whether its telephone and email are known. */
  readonly contact?: boolean;
  /** Whether it takes part in the election. */
  readonly participates?: boolean;
};

/** A message that the provider took before the code under test came into play. */
type Sent = { readonly kind: 'sent'; readonly arrives: Ms; readonly message: ToldMessage };

/** The Secretary of State takes back what the voter was told in a span of time: how it was told was wrong, not what was told. */
export type Retracted = {
  readonly kind: 'retracted';
  readonly arrives: Ms;
  readonly type: ToldType;
  readonly channels: readonly Channel[];
  readonly from: Ms;
  readonly until: Ms;
};

export type CountyRow = StatusRow | ParticipationRow;
export type HistoryEvent = CountyRow | ParticipationAsOf | Subscription | Registration | CountyFacts | Retracted | Sent;

/** What happened around one voter and one election, as plain data. */
export type History = {
  readonly calendar: Calendar;
  readonly voter: {
    readonly county: string;
    readonly channels: readonly Channel[];
    readonly subscribedAt: Ms;
    readonly hours: Hours;
  };
  /** In the order of arrival. */
  readonly events: readonly HistoryEvent[];
  /** Everything has settled: after the last day of messages. */
  readonly endsAt: Ms;
};

export const isCountyRow = (event: HistoryEvent): event is CountyRow =>
  event.kind === 'status' || event.kind === 'participation';

/** A row is its ballot, status and time: sent again it is the same row. */
export const rowKey = (row: Pick<StatusRow, 'ballotId' | 'status' | 'statusAt'>): string =>
  `${row.ballotId}|${row.status}|${row.statusAt}`;

export const inOrder = (events: readonly HistoryEvent[]): readonly HistoryEvent[] =>
  events.toSorted((one, other) => one.arrives - other.arrives);

/**
 * Whether the issue says of a row that it is refused: such a row makes no ballot known. Issue points 1 and 3: ISSUED
 * without a sent date, dates from before the earliest mailing, and from long after the election.
 */
export const isRefused = (row: StatusRow, { earliestMailing, refusedFrom }: Calendar): boolean => {
  if (row.status === 'ISSUED' && row.sentDate === undefined) return true;
  const own = row.sentDate === undefined ? row.statusAt : dayStart(row.sentDate);
  return own < earliestMailing || own >= refusedFrom || row.statusAt >= refusedFrom;
};

/** A row that names a ballot of which nothing is known is refused too, and makes none known. */
const makesKnown = (row: CountyRow, ballotId: string, calendar: Calendar, rows: readonly CountyRow[]): boolean => {
  if (row.kind !== 'status' || row.ballotId !== ballotId || isRefused(row, calendar)) return false;
  const { supersedes } = row;
  const others = rows.filter((other) => other !== row);
  return supersedes === undefined || others.some((other) => makesKnown(other, supersedes, calendar, others));
};

const namedTooEarly = (rows: readonly CountyRow[], calendar: Calendar): number =>
  rows.findIndex((row, index) => {
    const named = row.kind === 'status' ? row.supersedes : undefined;
    if (named === undefined || !rows.some((other) => makesKnown(other, named, calendar, rows))) return false;
    const before = rows.slice(0, index);
    return !before.some((other) => makesKnown(other, named, calendar, before));
  });

/** A row may name a ballot in `supersedes` only after that ballot is known: such rows move behind it. */
const knownBeforeNamed = (rows: readonly CountyRow[], calendar: Calendar): readonly CountyRow[] => {
  let sorted = rows;
  for (let tries = 0; tries < rows.length; tries += 1) {
    const index = namedTooEarly(sorted, calendar);
    const row = sorted[index];
    if (row === undefined || row.kind !== 'status') return sorted;
    const rest = sorted.toSpliced(index, 1);
    const named = rest.findIndex((other) => makesKnown(other, row.supersedes ?? '', calendar, rest));
    sorted = rest.toSpliced(named + 1, 0, row);
  }
  return sorted;
};

/** The same rows in another order, in the arrival slots that there were. */
const withRowOrder = (history: History, rows: readonly CountyRow[], slots: readonly Ms[]): History => {
  const others = history.events.filter((event) => !isCountyRow(event));
  const dealt = knownBeforeNamed(rows, history.calendar).map((row, index) => ({
    ...row,
    arrives: slots[index] ?? row.arrives,
  }));
  return { ...history, events: inOrder([...others, ...dealt]) };
};

/** mulberry32: the same seed deals the same cards. */
const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const shuffled = (rows: readonly CountyRow[], seed: number): readonly CountyRow[] => {
  const random = randomOf(seed);
  const cards = [...rows];
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(random() * (last + 1));
    const [one, other] = [cards[last], cards[pick]];
    if (one !== undefined && other !== undefined) [cards[last], cards[pick]] = [other, one];
  }
  return cards;
};

const rowsOf = (history: History): readonly CountyRow[] => history.events.filter(isCountyRow);

/** The county's rows arrive in another order, at the same instants. What the voter and the settings do stays. */
export const permuteArrivals = (history: History, seed: number): History => {
  const rows = rowsOf(history);
  return withRowOrder(
    history,
    shuffled(rows, seed),
    rows.map((row) => row.arrives),
  );
};

/** All rows arrive at one instant, before anything can be decided, in the order that the seed deals. */
export const arriveTogether = (history: History, at: Ms, seed: number): History => {
  const rows = rowsOf(history);
  return withRowOrder(
    history,
    seed === 0 ? rows : shuffled(rows, seed),
    rows.map(() => at),
  );
};

/** Every order of the rows, for histories of a few. */
export const everyOrder = (history: History): readonly History[] => {
  const orders = (rows: readonly CountyRow[]): readonly (readonly CountyRow[])[] =>
    rows.length < 2
      ? [rows]
      : rows.flatMap((row, index) => orders(rows.toSpliced(index, 1)).map((rest) => [row, ...rest]));
  const slots = rowsOf(history).map((row) => row.arrives);
  return orders(rowsOf(history)).map((rows) => withRowOrder(history, rows, slots));
};
