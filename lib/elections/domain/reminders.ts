import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import type { Election } from './election.ts';
import { messageWindow } from './message-window.ts';

/** What voters are reminded of: to return a ballot that is out (`toReturn`), to cure a missing or different signature (`toCure`). */
export const REMINDER_KINDS = ['toReturn', 'toCure'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** On which days, Pacific, a county has its voters reminded, soonest first. Without a day nobody is reminded of anything. */
export type Reminders = { readonly [kind in ReminderKind]: readonly Temporal.PlainDate[] };

/** What a county states of them; what it leaves out stays as it is. */
export type StatedReminders = { readonly [kind in ReminderKind]?: readonly Temporal.PlainDate[] | undefined };

/** Reminders of one kind that a county may have sent in an election. */
export const MOST_REMINDERS = 4;
/** Days between two of one kind, at least: whoever has just been reminded is not reminded again. */
export const REMINDERS_APART_DAYS = 3;

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;

const includes = (days: readonly Temporal.PlainDate[], day: Temporal.PlainDate): boolean =>
  days.some((one) => one.equals(day));

/** The last day on which a voter can still do what is asked: Election Day, or the day on which the cure ends. */
const lastDayOf = (kind: ReminderKind, { date, deadlines }: Election): Temporal.PlainDate =>
  kind === 'toReturn' ? date : pacificDate(deadlines.cureBy);

type Asked = { readonly kind: ReminderKind; readonly days: readonly Temporal.PlainDate[] };

/** Days that have begun and were in force: reminders of them have gone out, or may have. */
const begunOf = (days: readonly Temporal.PlainDate[], today: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  days.filter((day) => !isBefore(today, day));

const refusedDay = (
  election: Election,
  { kind, days }: Asked,
  known: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
): string | undefined => {
  const first = messageWindow(election).firstDay;
  const last = lastDayOf(kind, election);
  for (const day of days) {
    if (isBefore(day, first)) return `"${kind}" ${day} is too early: messages about this election begin on ${first}.`;
    if (isBefore(last, day)) return `"${kind}" ${day} is too late: what voters are asked can be done until ${last}.`;
    if (isBefore(day, today) && !includes(known, day)) return `"${kind}" ${day} has passed. Choose a day to come.`;
  }
  const all = [...days, ...begunOf(known, today).filter((day) => !includes(days, day))];
  const ordered = all.toSorted(Temporal.PlainDate.compare);
  const close = ordered.find((day, place) => {
    const before = ordered[place - 1];
    return before !== undefined && isBefore(day, before.add({ days: REMINDERS_APART_DAYS }));
  });
  if (close) return `"${kind}" ${close} follows less than ${REMINDERS_APART_DAYS} days after another reminder.`;
  return ordered.length > MOST_REMINDERS ? `"${kind}" has more than ${MOST_REMINDERS} days.` : undefined;
};

/** Why the days that a county names cannot be; undefined when they can. `stated` are those in force. */
export const refusedReminders = (
  election: Election,
  asked: StatedReminders | undefined,
  stated: Reminders | undefined,
  now: Temporal.Instant,
): string | undefined => {
  for (const kind of REMINDER_KINDS) {
    const days = asked?.[kind];
    const refused = days && refusedDay(election, { kind, days }, stated?.[kind] ?? [], pacificDate(now));
    if (refused) return refused;
  }
  return undefined;
};

/**
 * The days in force after a county's answer. A day that is over stays, whatever is asked: what was sent was sent. Today may be
 * taken out: what still waits is then not sent.
 */
export const statedAnew = (
  asked: StatedReminders | undefined,
  stated: Reminders | undefined,
  now: Temporal.Instant,
): Reminders | undefined => {
  if (asked === undefined) return stated;
  const today = pacificDate(now);
  const daysOf = (kind: ReminderKind): readonly Temporal.PlainDate[] => {
    const known = stated?.[kind] ?? [];
    const days = asked[kind];
    if (days === undefined) return known;
    const over = known.filter((day) => isBefore(day, today) && !includes(days, day));
    return [...over, ...days].toSorted(Temporal.PlainDate.compare);
  };
  const next = { toReturn: daysOf('toReturn'), toCure: daysOf('toCure') };
  return next.toReturn.length + next.toCure.length === 0 && stated === undefined ? undefined : next;
};

/** From when on its day a reminder is decided: early enough for all before 8 a.m., late enough for the files of the night. */
const BEGINS_AT = '05:00';
/** Days on which a reminder is of use, its own the first: a voter's hours may begin in the next night. */
const LASTS_DAYS = 2;

/** When the reminders of a day begin. */
export const reminderBegins = (day: Temporal.PlainDate): Temporal.Instant => pacificInstant(day, BEGINS_AT);

/** Those of these days whose reminders are of use at a moment. */
export const remindedNow = (
  days: readonly Temporal.PlainDate[],
  now: Temporal.Instant,
): readonly Temporal.PlainDate[] =>
  days.filter(
    (day) =>
      Temporal.Instant.compare(reminderBegins(day), now) <= 0 &&
      Temporal.Instant.compare(now, pacificInstant(day.add({ days: LASTS_DAYS }), '00:00')) < 0,
  );

/** Whether two answers name the same days. */
export const sameReminders = (one: Reminders | undefined, other: Reminders | undefined): boolean =>
  REMINDER_KINDS.every((kind) => String(one?.[kind] ?? []) === String(other?.[kind] ?? []));
