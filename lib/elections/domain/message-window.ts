import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { OFFSETS } from './deadlines.ts';
import type { Election } from './election.ts';

/** The days, Pacific and both inclusive, on which messages about an election may be sent. */
export type MessageWindow = { readonly firstDay: Temporal.PlainDate; readonly lastDay: Temporal.PlainDate };

/** Reckoned once for each election: every decision and every send asks. */
const once = <Key extends object, Value>(reckon: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key) ?? { value: reckon(key) };
    known.set(key, before);
    return before.value;
  };
};

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) >= 0 ? one : other;

/** E-29, the day on which mailing starts (Elections Code 3000.5). */
export const mailingDay = once(
  ({ date }: Pick<Election, 'date'>): Temporal.PlainDate => date.add({ days: OFFSETS.mailing }),
);

/** The day on which tracking begins where nobody states one: with the mailing, or today where that has passed. */
export const earliestTracking = (election: Pick<Election, 'date'>, now: Temporal.Instant): Temporal.PlainDate =>
  later(mailingDay(election), pacificDate(now));

/**
 * From E-29, or from the day tracking is switched on where that is later, to E+30 or certification, whichever is
 * later. A switch-on before E-29 opens nothing: that is how "mailed" went out a week early in 2020.
 */
export const messageWindow = once(
  (election: Election): MessageWindow => ({
    firstDay: later(mailingDay(election), election.trackingOn),
    lastDay: later(election.date.add({ days: OFFSETS.messagesEnd }), election.deadlines.certifiedOn),
  }),
);

/** The first instant of the window. */
export const windowOpens = once((window: MessageWindow): Temporal.Instant => pacificInstant(window.firstDay, '00:00'));

/** The first instant after the window. */
export const windowCloses = once(
  (window: MessageWindow): Temporal.Instant => pacificInstant(window.lastDay.add({ days: 1 }), '00:00'),
);

/**
 * When messages would have begun by what was on record before the election was changed, where that is later than now.
 * Whatever waits for such a moment waits too long.
 */
export const formerOpenings = once((election: Election): readonly Temporal.Instant[] => {
  let { date, trackingOn } = election;
  const before: Temporal.Instant[] = [];
  for (const { fields } of election.changes.toReversed()) {
    const was = (name: string): string | undefined => fields.find(({ field }) => field === name)?.before;
    date = Temporal.PlainDate.from(was('date') ?? date);
    trackingOn = Temporal.PlainDate.from(was('trackingOn') ?? trackingOn);
    before.push(windowOpens(messageWindow({ ...election, date, trackingOn })));
  }
  const opens = windowOpens(messageWindow(election));
  const later = before.filter((moment) => Temporal.Instant.compare(moment, opens) > 0);
  return later.filter((moment, index) => later.findIndex((other) => other.equals(moment)) === index);
});
