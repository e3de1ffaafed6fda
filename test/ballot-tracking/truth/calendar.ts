import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';

/** An instant in milliseconds since 1970. Plain numbers keep tens of thousands of histories cheap. */
export type Ms = number;
/** A calendar day in Pacific time, `2026-11-03`. Compares as text. */
export type Day = string;

export const MINUTE: Ms = 60_000;
export const HOUR: Ms = 60 * MINUTE;
export const DAY: Ms = 24 * HOUR;

const walls = new Map<Day, Map<number, Ms>>();

/** When a Pacific wall clock shows this day and minute of the day. */
export const atWall = (day: Day, minute: number): Ms => {
  const ofDay = walls.get(day) ?? new Map<number, Ms>();
  walls.set(day, ofDay);
  const known = ofDay.get(minute);
  if (known !== undefined) return known;
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }).toString();
  const instant = pacificInstant(Temporal.PlainDate.from(day), time).epochMilliseconds;
  ofDay.set(minute, instant);
  return instant;
};

export const dayStart = (day: Day): Ms => atWall(day, 0);

const isoDay = (at: Ms): Day => new Date(at).toISOString().slice(0, 10);

const days = new Map<number, Day>();

/** The Pacific day of an instant: seven hours behind in summer, eight in winter. Days begin on the hour. */
export const dayOf = (at: Ms): Day => {
  const hour = Math.floor(at / HOUR);
  const known = days.get(hour);
  if (known !== undefined) return known;
  const summer = isoDay(hour * HOUR - 7 * HOUR);
  const day = dayStart(summer) <= at ? summer : isoDay(hour * HOUR - 8 * HOUR);
  days.set(hour, day);
  return day;
};

const shifted = new Map<Day, Map<number, Day>>();

export const plusDays = (day: Day, count: number): Day => {
  const known = shifted.get(day) ?? new Map<number, Day>();
  shifted.set(day, known);
  const found = known.get(count) ?? isoDay(Date.parse(`${day}T12:00:00Z`) + count * DAY);
  known.set(count, found);
  return found;
};

/** What the calendar of one election says, as data. */
export type Calendar = {
  readonly electionId: string;
  readonly electionDay: Day;
  /** E-45: ballots of military and overseas voters. Nothing of an election can be older. */
  readonly earliestMailing: Ms;
  /** After E+90: years after the election, as placeholders are, nothing is believed. */
  readonly refusedFrom: Ms;
  /** E-29, 00:00: mailing begins, and messages with it. */
  readonly mailing: Ms;
  /** Election Day, 20:00. */
  readonly pollsClose: Ms;
  /** The first instant of the last day on which a ballot counts when received, E+7. */
  readonly receiptDay: Ms;
  /** The first instant after that day. */
  readonly receiptOver: Ms;
  /** E+22, 17:00. */
  readonly cureBy: Ms;
  /** Unless the county states its own day: E+30. */
  readonly certifiedOn: Day;
  /** Messages go out to the end of this day at least: E+30. */
  readonly lastMessageDay: Day;
  /** How long CLD and VAV wait for a participation record during the voting period. */
  readonly inPersonGrace: Ms;
};

/** The calendar of a regular statewide election. Sources: the table of deadlines in the election's own room. */
export const calendarOf = (electionDay: Day): Calendar => ({
  electionId: `${electionDay}-statewide`,
  electionDay,
  earliestMailing: dayStart(plusDays(electionDay, -45)),
  refusedFrom: dayStart(plusDays(electionDay, 91)),
  mailing: dayStart(plusDays(electionDay, -29)),
  pollsClose: atWall(electionDay, 20 * 60),
  receiptDay: dayStart(plusDays(electionDay, 7)),
  receiptOver: dayStart(plusDays(electionDay, 8)),
  cureBy: atWall(plusDays(electionDay, 22), 17 * 60),
  certifiedOn: plusDays(electionDay, 30),
  lastMessageDay: plusDays(electionDay, 30),
  inPersonGrace: 3 * DAY,
});

/** The general election that all histories are about: E-29 is October 5, clocks change on November 1. */
export const GENERAL_2026 = calendarOf('2026-11-03');

/** Minutes of the day; `from` included, `to` excluded, `from` before `to`. */
export type Hours = { readonly from: number; readonly to: number };

export const isWithinHours = (at: Ms, hours: Hours): boolean => {
  const day = dayOf(at);
  return atWall(day, hours.from) <= at && at < atWall(day, hours.to);
};

/** The first instant from `at` on that lies within the hours. */
export const nextWithinHours = (at: Ms, hours: Hours): Ms => {
  if (isWithinHours(at, hours)) return at;
  const today = atWall(dayOf(at), hours.from);
  return today > at ? today : atWall(plusDays(dayOf(at), 1), hours.from);
};

/** Whether the span holds one unbroken stretch of `length` within the hours. */
export const hasStretchWithinHours = (from: Ms, to: Ms, hours: Hours, length: Ms): boolean => {
  for (let start = nextWithinHours(from, hours); start + length <= to; ) {
    const close = atWall(dayOf(start), hours.to);
    if (start + length <= close) return true;
    start = nextWithinHours(close, hours);
  }
  return false;
};
