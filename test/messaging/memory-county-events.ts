import type { CountyEvent } from '../../lib/messaging/domain/county-event.ts';
import { newTelling, type Telling, type TellingState } from '../../lib/messaging/domain/county-telling.ts';
import type { CountyTellings, KeepCountyEvents } from '../../lib/messaging/ports/county-events.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';

/** Events for counties in memory, with the conditions of the table. */
export const memoryCountyEvents = () => {
  const kept = new Map<string, Telling>();
  const of = (county: CountyCode, state: TellingState) =>
    [...kept.values()]
      .filter((one) => one.event.county === county && one.state === state)
      .toSorted((one, other) => Temporal.Instant.compare(one.moment, other.moment));
  const keep: KeepCountyEvents = async (events: readonly CountyEvent[]) => {
    for (const event of events) if (!kept.has(event.id)) kept.set(event.id, newTelling(event));
  };
  const tellings: CountyTellings = {
    due: async (county, now, most) =>
      of(county, 'waiting')
        .filter(({ moment }) => Temporal.Instant.compare(moment, now) <= 0)
        .slice(0, most),
    latest: async (county, state, most) => of(county, state).toReversed().slice(0, most),
    count: async (county, state, most) => Math.min(of(county, state).length, most),
    move: async (before, after) => {
      const present = kept.get(before.event.id);
      const isAsRead =
        present?.state === before.state && present.attempts === before.attempts && present.moment.equals(before.moment);
      if (!isAsRead) return 'lost';
      kept.set(after.event.id, after);
      return 'moved';
    },
    forget: async (county, state, before) => {
      for (const { event, moment } of of(county, state)) {
        if (Temporal.Instant.compare(moment, before) <= 0) kept.delete(event.id);
      }
    },
  };
  return { kept, keep, tellings };
};
