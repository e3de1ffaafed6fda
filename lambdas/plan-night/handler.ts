import * as z from 'zod';
import { CountyCode } from '../../lib/domain/shared/counties.ts';
import { pacificDate, Temporal, toPacificIso } from '../../lib/domain/shared/time.ts';
import { checkExecutionName } from '../../lib/domain/sync/check-id.ts';
import { decideSkip } from '../../lib/domain/sync/eligibility.ts';
import { scheduledCheck, skippedCheck } from '../../lib/domain/sync/new-check.ts';
import { type NightRefusal, type NightToRun, nightToRun } from '../../lib/domain/sync/night.ts';
import { type SkipReason, skipReason } from '../../lib/domain/sync/skip-reason.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncAlternates } from '../../lib/ports/sync-alternates.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { SyncNights } from '../../lib/ports/sync-nights.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

/** What a schedule, or an operator in the console, starts the machine with. */
const Start = z.object({
  nightId: z.string(),
  scheduledAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
  county: CountyCode.optional(),
  /** Counties whose check of this night failed, or was never planned, and is to be started (again). */
  redrive: z.array(CountyCode).optional(),
});
export const PlanNightInput = z.object({ start: Start, executionId: z.string() });
type Input = z.output<typeof PlanNightInput>;

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly nights: SyncNights;
  readonly alternates: SyncAlternates;
};

/** One check to start: small, because it travels through the execution. */
type PlannedCheck = { readonly checkId: string; readonly county: string; readonly executionName: string };

/** How far back the last completed check of a county is looked for. */
const HISTORY_MONTHS = 13;

export type PlanNightOutput = {
  readonly outcome: 'planned' | 'already-started' | NightRefusal;
  readonly nightId: string;
  readonly date: string | null;
  readonly closesAt: string | null;
  readonly skipped: number;
  readonly checks: readonly PlannedCheck[];
};

/**
 * Decides what a night does: takes its run lock, looks at each county's history, records the skips, and creates the
 * checks to start. The same execution may call it again and gets the same plan; any other one learns that the night
 * has started.
 */
export const planNight =
  (ports: Ports) =>
  async ({ start, executionId }: Input, { log }: TaskContext): Promise<PlanNightOutput> => {
    const now = await ports.clock();
    const night = nightToRun(start, now);
    if (!night.ok) {
      log.warn('SYNC_NIGHT_NOT_STARTED', { nightId: start.nightId, reason: night.error });
      return nothing(night.error, start.nightId);
    }
    const { id, window } = night.value;
    if (start.redrive) {
      const again = await redrive(ports, night.value, start.redrive, now);
      const before = (await ports.nights.plannedChecks(id, window.date)) ?? [];
      await ports.nights.recordPlan(id, window.date, [...new Set([...before, ...again.map(({ checkId }) => checkId)])]);
      return planned(
        night.value,
        again.filter((check) => check.start),
        0,
      );
    }
    if (!(await ports.nights.claim(id, window.date, executionId))) {
      log.info('SYNC_NIGHT_ALREADY_STARTED', { nightId: id, date: window.date.toString() });
      return nothing('already-started', id);
    }
    const decided = await Promise.all(night.value.counties.map((county) => decide(ports, night.value, county, now)));
    await ports.nights.recordPlan(
      id,
      window.date,
      decided.map((check) => check.checkId),
    );
    const starting = decided.filter((check) => check.start);
    const skipped = decided.length - starting.length;
    log.info('SYNC_NIGHT_PLANNED', {
      nightId: id,
      date: window.date.toString(),
      count: starting.length,
      held: skipped,
    });
    return planned(night.value, starting, skipped);
  };

const nothing = (outcome: Exclude<PlanNightOutput['outcome'], 'planned'>, nightId: string): PlanNightOutput => ({
  outcome,
  nightId,
  date: null,
  closesAt: null,
  skipped: 0,
  checks: [],
});

type Decided = {
  readonly checkId: string;
  readonly county: string;
  readonly start: boolean;
  readonly redrives: number;
};

const planned = (night: NightToRun, checks: readonly Decided[], skipped: number): PlanNightOutput => ({
  outcome: 'planned',
  nightId: night.id,
  date: night.window.date.toString(),
  closesAt: toPacificIso(night.window.closesAt),
  skipped,
  checks: checks.map(({ checkId, county, redrives }) => ({
    checkId,
    county,
    executionName: checkExecutionName(checkId, redrives),
  })),
});

const decide = async (ports: Ports, night: NightToRun, county: string, now: Temporal.Instant): Promise<Decided> => {
  const check = scheduledCheck(county, night, now);
  const decision = (start: boolean): Decided => ({ checkId: check.id, county, start, redrives: 0 });
  const today = pacificDate(now);
  const all = await ports.checks.history(county, today.subtract({ months: HISTORY_MONTHS }), today);
  // Planned before by this same execution, which is being repeated: keep what was decided then.
  const before = all.find((past) => past.id === check.id);
  if (before) return decision(before.status !== 'skipped');
  const history = all.filter((past) => past.status !== 'skipped');
  const alternate = await ports.alternates.read(county);
  const reason = decideSkip({ ...night, history, alternate, now });
  const skip = async (why: SkipReason): Promise<Decided> => {
    await ports.checks.recordSkip(skippedCheck(check, why));
    return decision(false);
  };
  if (reason) return skip(reason);
  const started = await ports.checks.start(check, now);
  return started === 'county-busy' ? skip(skipReason('check-already-running')) : decision(true);
};

/** Opens the failed checks of these counties again, and plans the ones that have none, inside the same window. */
const redrive = async (
  ports: Ports,
  night: NightToRun,
  counties: readonly string[],
  now: Temporal.Instant,
): Promise<Decided[]> => {
  const decided: Decided[] = [];
  for (const county of counties.filter((code) => night.counties.includes(code))) {
    const check = await ports.checks.read(scheduledCheck(county, night, now).id);
    if (!check) decided.push(await decide(ports, night, county, now));
    else if (check.status === 'failed' && (await ports.checks.reopen(check, now))) {
      decided.push({ checkId: check.id, county, start: true, redrives: check.redrives + 1 });
    }
  }
  return decided;
};
