import type { Election } from '../../elections/domain/election.ts';
import { mailingDay } from '../../elections/domain/message-window.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { SILENCE } from '../data/silence.ts';
import type { DayTally } from './plan/day-tally.ts';

/** How far a county's data of an election are behind. */
export type Freshness = {
  readonly county: CountyCode;
  readonly electionId: string;
  /** The latest time of a recorded status; null while there is none. */
  readonly asOf: Temporal.Instant | null;
  readonly lastUploadAt: Temporal.Instant | null;
  /** Hours since then, or since the day of mailing where there was no upload; null before that day. */
  readonly lagHours: number | null;
  /** Days from the day of mailing to yesterday, or to the last day of messages, without an upload. */
  readonly gaps: readonly Temporal.PlainDate[];
  readonly uploads: number;
  readonly rows: number;
  readonly rejected: number;
  readonly held: number;
  /** Uploads that are held as a whole now. */
  readonly waiting: number;
  /** No upload for longer than `SILENCE` allows on this day. */
  readonly isSilent: boolean;
};

const HOUR_MS = 3_600_000;

/** A silence that lasts is told of again after so long: a county that has nothing to report hears of it now and then. */
const TOLD_AGAIN_HOURS = 7 * 24;

/** Names the silence of a county that is to be told of: it is another one after an upload, and after each week that it lasts. */
export const silenceToTell = ({ lastUploadAt, lagHours }: Pick<Freshness, 'lastUploadAt' | 'lagHours'>): string =>
  `${lastUploadAt ?? 'never'}#${Math.floor((lagHours ?? 0) / TOLD_AGAIN_HOURS)}`;

/** Every day from one to another, both included. */
const daysBetween = (first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] =>
  Array.from({ length: Math.max(0, first.until(last).days + 1) }, (_, days) => first.add({ days }));

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other;

/** The last of these days on which uploads are looked for. */
const LAST_DAY = SILENCE.reduce((last, { to }) => Math.max(last, to), 0);

/** How fresh a county's data are, from what it has sent day by day, and how many uploads of it are held as a whole. */
export const freshnessOf = (
  county: CountyCode,
  election: Election,
  days: readonly DayTally[],
  waiting: number,
  now: Temporal.Instant,
): Freshness => {
  const today = pacificDate(now);
  const sum = (of: (day: DayTally) => number): number => days.reduce((all, day) => all + of(day), 0);
  const latest = (instants: readonly Temporal.Instant[]): Temporal.Instant | null =>
    instants.toSorted(Temporal.Instant.compare).at(-1) ?? null;
  const lastUploadAt = latest(days.map(({ lastAt }) => lastAt));
  const mailed = pacificInstant(mailingDay(election), '00:00');
  const since = lastUploadAt ?? mailed;
  const lagMs = now.epochMilliseconds - since.epochMilliseconds;
  const lagHours = lagMs < 0 ? null : Math.floor(lagMs / HOUR_MS);
  const sent = new Set(days.map(({ day }) => day.toString()));
  const last = earlier(today.subtract({ days: 1 }), election.date.add({ days: LAST_DAY }));
  const offset = election.date.until(today).days;
  const allowed = SILENCE.find(({ from, to }) => offset >= from && offset <= to)?.hours;
  return {
    county,
    electionId: election.id,
    asOf: latest(days.flatMap(({ asOf }) => asOf ?? [])),
    lastUploadAt,
    lagHours,
    gaps: daysBetween(mailingDay(election), last).filter((day) => !sent.has(day.toString())),
    uploads: sum(({ uploads }) => uploads),
    rows: sum(({ rows }) => rows),
    rejected: sum(({ refused }) => refused),
    held: sum(({ held }) => held),
    waiting,
    isSilent: allowed !== undefined && lagHours !== null && lagHours >= allowed,
  };
};
