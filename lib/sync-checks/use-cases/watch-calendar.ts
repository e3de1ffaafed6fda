import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import type { Temporal } from '../../shared/time.ts';
import { SNAPSHOT_FAILURES } from '../domain/failures.ts';
import { nightsAhead, nightsUnderWay, statisticsDue } from '../domain/night-watch.ts';
import { faultOfAge } from '../domain/snapshot.ts';
import type { SyncAlternates, SyncNights, WeeklyDeliveries } from '../ports/checks.ts';
import type { CountiesTakingPart } from '../ports/counties.ts';
import type { SyncRolls } from '../ports/rolls.ts';

export type Ports = {
  readonly clock: Clock;
  readonly nights: Pick<SyncNights, 'plannedChecks'>;
  readonly alternates: Pick<SyncAlternates, 'all'>;
  readonly deliveries: Pick<WeeklyDeliveries, 'isBegun'>;
  readonly rolls: Pick<SyncRolls, 'pinSnapshot'>;
  readonly counties: Pick<CountiesTakingPart, 'whyNotLetIn'>;
};

/**
 * Compares what the calendar promises with what is on record, because nothing fails when nothing is started: a night
 * that should run by now, the statistics of a Monday, and, hours before a night, snapshots of VoteCal that will be too
 * old when it begins. Each is a log code with an alarm. Of counties that are not let in to a test environment no snapshot is
 * looked at: the night skips them.
 */
export const watchCalendar = async (ports: Ports, log: Log): Promise<void> => {
  const now = await ports.clock();
  const alternates = await ports.alternates.all();
  for (const { id, window } of nightsUnderWay(now, alternates)) {
    const planned = await ports.nights.plannedChecks(id, window.date);
    if (planned.length === 0) log.warn('NIGHT_NOT_ON_RECORD', { nightId: id, date: window.date.toString() });
  }
  const week = statisticsDue(now);
  if (week !== undefined && !(await ports.deliveries.isBegun(week))) {
    log.warn('STATISTICS_NOT_BEGUN', { date: week.toString() });
  }
  for (const { counties, window } of nightsAhead(now, alternates)) {
    for (const county of counties) await watchSnapshot(ports, county, window.startsAt, log);
  }
};

const watchSnapshot = async (ports: Ports, county: CountyCode, at: Temporal.Instant, log: Log): Promise<void> => {
  if ((await ports.counties.whyNotLetIn(county)) !== null) return;
  const snapshot = await ports.rolls.pinSnapshot(county);
  const fault = snapshot.ok ? faultOfAge(snapshot.value.takenAt, at) : snapshot.error;
  if (fault) log.warn('VOTECAL_SNAPSHOT_STALE', { county, code: SNAPSHOT_FAILURES[fault].code });
};
