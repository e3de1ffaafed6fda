import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { nightToRun } from '../../../lib/sync-checks/domain/night.ts';
import { planCounty, redriveCounty } from './county-plan.ts';
import { type NightPlan, nightPlan, nothingToRun } from './plan.ts';
import type { Ports } from './ports.ts';

/** What a schedule, or an operator in the console, starts the machine with. */
const Start = z.object({
  nightId: z.string(),
  scheduledAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
  county: CountyCode.optional(),
  /** Counties whose check of this night failed, or was never planned, and is to be started (again). */
  redrive: z.array(CountyCode).optional(),
});
export const PlanNightInput = z.object({ start: Start, executionId: z.string() });

/**
 * Decides what a night does: takes its run lock, looks at each county's history, records the skips, and creates the
 * checks to start. The same execution may call it again and gets the same plan; any other one learns that the night
 * has started.
 */
export const planNight =
  (ports: Ports) =>
  async ({ start, executionId }: z.output<typeof PlanNightInput>, { log }: TaskContext): Promise<NightPlan> => {
    const now = await ports.clock();
    const alternate = start.county === undefined ? null : await ports.alternates.read(start.county);
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
    const before = (await ports.nights.plannedChecks(id, window.date)) ?? [];
    const checkIds = [...new Set([...before, ...plans.map(({ checkId }) => checkId)])];
    await ports.nights.recordPlan(id, window.date, checkIds);
    const planned = nightPlan(night, plans);
    const date = window.date.toString();
    log.info('SYNC_NIGHT_PLANNED', { nightId: id, date, planned: planned.checks.length, skipped: planned.skipped });
    return planned;
  };
