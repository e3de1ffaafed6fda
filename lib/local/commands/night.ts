import { SyncGroup } from '../../shared/counties.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { SYNC_NIGHTS, type SyncNight } from '../../sync-checks/domain/calendar.ts';
import { closingOf, nightDate } from '../../sync-checks/domain/window.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { moveClock, readClock } from './move-clock.ts';

/** The next date on which a night opens after `now`. */
export const nextNight = (night: SyncNight, now: Temporal.Instant): Temporal.PlainDate => {
  for (let month = pacificDate(now).toPlainYearMonth(); ; month = month.add({ months: 1 })) {
    const date = nightDate(night, month);
    if (Temporal.Instant.compare(pacificInstant(date, '16:59'), now) >= 0) return date;
  }
};

/** Moves the clock through the next night of a county group, which its schedule starts. */
export const playGroupNight = async (word: string | undefined): Promise<void> => {
  const group = SyncGroup.safeParse(word?.toUpperCase());
  const night = SYNC_NIGHTS.find((one) => one.kind === 'regular' && one.group === group.data);
  if (!group.success || !night) throw new LocalFailure('Name the group: npm run local -- night A (or B, or C)');
  const now = await readClock();
  const date = nextNight(night, Temporal.Instant.from(now));
  console.log(`Group ${group.data}: the night of ${date.toString()} …`);
  const end = closingOf(date).add({ minutes: 1 });
  const after = await moveClock({ now: end.toString() }, (sentence) => console.log(sentence));
  console.log(`The clock shows ${after}. Results: /operations`);
};
