import { DAY, dayStart, HOUR, type Ms } from '../ballot-tracking/truth/calendar.ts';
import { type Claim, claimHolds, mayHear, satisfies } from '../ballot-tracking/truth/claims.ts';
import type { History } from '../ballot-tracking/truth/history.ts';
import { knownAt } from '../ballot-tracking/truth/known.ts';
import { viewsOf } from '../ballot-tracking/truth/standing.ts';
import type { ToldMessage, ToldType } from '../ballot-tracking/truth/subject.ts';

/** A day on which a voter's county has its voters reminded of something. */
export type ReminderDay = { readonly type: 'DeadlineReminder' | 'CureReminder'; readonly day: string };

/** What a reminder is of, and in how many days whoever was told of it is left alone; one more, since clocks differ. */
const AFTER: Readonly<Record<ReminderDay['type'], { readonly types: readonly ToldType[]; readonly days: number }>> = {
  DeadlineReminder: { types: ['Outbound', 'Reissued'], days: 4 },
  CureReminder: { types: ['ContactCounty', 'SignatureCure'], days: 2 },
};

/** From 5 a.m. on its day to the end of the next one. */
const begins = (day: string): Ms => dayStart(day) + 5 * HOUR;
const ends = (day: string): Ms => dayStart(day) + 2 * DAY;

const isCounted = (told: ToldMessage, { type, day }: ReminderDay): boolean =>
  told.type === type && told.ballotId === `reminder-${day}`;

/** Whether nothing about the voter changes around a day, and all is so that whoever is reminded must be. */
const isOwed = (
  history: History,
  told: readonly ToldMessage[],
  one: ReminderDay,
  channel: Claim['channel'],
): boolean => {
  const [from, until] = [dayStart(one.day) - 5 * DAY, ends(one.day)];
  const isQuiet = history.events.every(
    (event) =>
      (event.arrives < from || event.arrives >= until) &&
      (event.kind !== 'status' || event.statusAt < from || event.statusAt >= until),
  );
  if (!isQuiet) return false;
  const known = knownAt(history, begins(one.day));
  const claim: Claim = { type: one.type, channel, ballotId: null, statusAt: begins(one.day) };
  const { types, days } = AFTER[one.type];
  const before = told.filter((message) => message.channel === channel && types.includes(message.type));
  const last = before.filter(({ sentAt }) => sentAt < until).at(-1);
  const heard = mayHear(one.type, channel, known);
  return (
    (heard.holds === 'yes' || (heard.holds === 'no' && heard.rule === 'hours')) &&
    viewsOf(known).every((view) => satisfies(claim, claimHolds(claim, view))) &&
    last !== undefined &&
    last.sentAt < dayStart(one.day) - days * DAY
  );
};

/**
 * Reminders on the days of a voter's county: none on another day, or of another county's; and somebody who is owed one is at least
 * decided about. `planned`: the reminders that the ledger knows, whatever has become of them.
 */
export const checkReminders = (
  history: History,
  told: readonly ToldMessage[],
  planned: readonly Pick<ToldMessage, 'type' | 'ballotId' | 'channel'>[],
  days: readonly ReminderDay[],
): { readonly lost: readonly string[]; readonly astray: readonly string[] } => {
  const reminders = told.filter(({ type }) => type === 'DeadlineReminder' || type === 'CureReminder');
  const astray = reminders.filter(
    (message) =>
      !days.some(
        (one) =>
          isCounted(message, one) && message.sentAt >= begins(one.day) - HOUR && message.sentAt < ends(one.day) + HOUR,
      ),
  );
  const ordered = told.toSorted((one, other) => one.sentAt - other.sentAt);
  const lost = days.flatMap((one) =>
    history.voter.channels.flatMap((channel) => {
      const isPlanned = planned.some(
        (row) => row.type === one.type && row.ballotId === `reminder-${one.day}` && row.channel === channel,
      );
      return !isPlanned && isOwed(history, ordered, one, channel) ? [`never reminded on ${one.day} by ${channel}`] : [];
    }),
  );
  return {
    lost,
    astray: astray.map(({ type, ballotId, sentAt }) => `${type} ${ballotId} at ${sentAt}: on no such day`),
  };
};
