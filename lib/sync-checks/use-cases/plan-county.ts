import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { isFinal, isPastDeadline, type SyncCheck } from '../domain/check.ts';
import { decideSkip } from '../domain/eligibility.ts';
import { scheduledCheck, skippedCheck } from '../domain/new-check.ts';
import type { NightToRun } from '../domain/night.ts';
import type { CountyPlan } from '../domain/night-plan.ts';
import { type SkipReason, skipReason } from '../domain/skip-reason.ts';
import type { SyncAlternates, SyncChecks, SyncNights } from '../ports/checks.ts';
import type { CountiesTakingPart } from '../ports/counties.ts';
import type { TaskTokens } from '../ports/executions.ts';

/** What planning a night needs. */
export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly nights: SyncNights;
  readonly alternates: SyncAlternates;
  readonly tokens: Pick<TaskTokens, 'startedAgain'>;
  readonly counties: Pick<CountiesTakingPart, 'whyNotLetIn'>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/** How far back the last completed check of a county is looked for. */
const HISTORY_MONTHS = 13;

/** Waits between looks at a check whose execution was just stopped. */
const STOPPED_WAITS_MS: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];

/** Decides whether a county's check starts, and puts the decision on record: a check to start, or a skip. */
export const planCounty = async (
  ports: Ports,
  night: NightToRun,
  county: CountyCode,
  now: Temporal.Instant,
): Promise<CountyPlan> => {
  const check = scheduledCheck(county, night, now);
  const plan = (start: boolean): CountyPlan => ({ checkId: check.id, county, start, redrives: 0 });
  const today = pacificDate(now);
  const all = await ports.checks.history(county, today.subtract({ months: HISTORY_MONTHS }), today);
  // Planned before by this same execution, which is being repeated: keep what was decided then.
  const before = all.find((past) => past.id === check.id);
  if (before) return plan(before.status !== 'skipped');
  const skip = async (reason: SkipReason): Promise<CountyPlan> => {
    await ports.checks.recordSkip(skippedCheck(check, reason));
    return plan(false);
  };
  await endForgotten(ports, all, now);
  const history = all.filter((past) => past.status !== 'skipped');
  const alternate = await ports.alternates.find(county);
  const notLetIn = await ports.counties.whyNotLetIn(county);
  const reason = decideSkip({ ...night, history, alternate, notLetIn, now });
  if (reason) return skip(reason);
  const started = await ports.checks.start(check, now);
  return started === 'county-busy' ? skip(skipReason('check-already-running')) : plan(true);
};

/** Ends checks whose execution died and that the closing has missed, so that none looks open for ever. */
const endForgotten = async (ports: Ports, history: readonly SyncCheck[], now: Temporal.Instant): Promise<void> => {
  const forgotten = history.filter((check) => !isFinal(check.status) && isPastDeadline(check, now));
  for (const { id } of forgotten) await ports.checks.end(id, { status: 'window-closed', endedAt: now });
};

/**
 * The check once its execution has ended. One that still waits for an extract is told to end; the end of one that was
 * stopped by hand is on record a moment later.
 */
const readOnceEnded = async (ports: Ports, checkId: string): Promise<SyncCheck | null> => {
  const { taskToken } = await ports.checks.readWait(checkId);
  const present = await ports.checks.read(checkId);
  if (present?.status === 'awaiting-extract' && taskToken !== null) await ports.tokens.startedAgain(taskToken);
  for (const pause of STOPPED_WAITS_MS) {
    const check = await ports.checks.read(checkId);
    if (!check || isFinal(check.status)) return check;
    await ports.wait(pause);
  }
  return ports.checks.read(checkId);
};

/**
 * Starts a county of this night again: opens its failed check, or plans the check that it has none of. Undefined when
 * its check has ended otherwise or is running, or when the county is not let in to a test environment any more.
 */
export const redriveCounty = async (
  ports: Ports,
  night: NightToRun,
  county: CountyCode,
  now: Temporal.Instant,
): Promise<CountyPlan | undefined> => {
  const check = await readOnceEnded(ports, scheduledCheck(county, night, now).id);
  if (!check) return planCounty(ports, night, county, now);
  if (check.status !== 'failed' || (await ports.counties.whyNotLetIn(county)) !== null) return undefined;
  if (!(await ports.checks.reopen(check, now))) return undefined;
  return { checkId: check.id, county, start: true, redrives: check.redrives + 1 };
};
