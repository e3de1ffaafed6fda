import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { type NightStart, nightToRun } from '../domain/night.ts';
import { type NightPlan, nightPlan, nothingToRun } from '../domain/night-plan.ts';
import { type Ports, planCounty, redriveCounty } from './plan-county.ts';

/** What starts a night, and which of its counties to start (again) when it is not its first start. */
export type NightRequest = NightStart & {
  /** Counties whose check of this night failed, or was never planned. */
  readonly redrive?: readonly CountyCode[] | undefined;
};

/**
 * Decides what a night does: takes its run lock, looks at each county's history, records the skips, and creates the
 * checks to start. The same execution may ask again and gets the same plan; any other one learns that the night has
 * started.
 */
export const makeNightPlan = async (
  ports: Ports,
  start: NightRequest,
  executionId: string,
  log: Log,
): Promise<NightPlan> => {
  const now = await ports.clock();
  const alternate = start.county === undefined ? undefined : await ports.alternates.find(start.county);
  const found = nightToRun(start, alternate, now);
  if (!found.ok) {
    log.warn('SYNC_NIGHT_NOT_STARTED', { nightId: start.nightId, reason: found.error });
    return nothingToRun(found.error, start.nightId);
  }
  const night = found.value;
  const { id, window } = night;
  if (!start.redrive && !(await ports.nights.claim(id, window.date, executionId))) {
    log.info('SYNC_NIGHT_ALREADY_STARTED', { nightId: id, date: window.date.toString() });
    return nothingToRun('already-started', id);
  }
  const wanted = start.redrive ? night.counties.filter((county) => start.redrive?.includes(county)) : night.counties;
  const plan = start.redrive ? redriveCounty : planCounty;
  const plans = (await Promise.all(wanted.map((county) => plan(ports, night, county, now)))).filter(
    (county) => county !== undefined,
  );
  const before = await ports.nights.plannedChecks(id, window.date);
  const checkIds = [...new Set([...before, ...plans.map(({ checkId }) => checkId)])];
  await ports.nights.recordPlan(id, window.date, checkIds);
  const planned = nightPlan(night, plans);
  const date = window.date.toString();
  log.info('SYNC_NIGHT_PLANNED', { nightId: id, date, planned: planned.checks.length, skipped: planned.skipped });
  return planned;
};
