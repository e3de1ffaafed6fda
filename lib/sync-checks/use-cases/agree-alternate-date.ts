import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import {
  ALTERNATE_CHANGED,
  type AlternateRefusal,
  alternateDateUsed,
  checkAlternateDate,
  wholeSecond,
} from '../domain/alternate.ts';
import { scheduledCheckId } from '../domain/check-id.ts';
import { alternateWindow, type SyncWindow } from '../domain/window.ts';
import type { SyncAlternates, SyncChecks } from '../ports/checks.ts';
import type { OneTimeSchedules } from '../ports/executions.ts';
import { scheduleAsAgreed } from './schedule-as-agreed.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read'>;
  readonly alternates: SyncAlternates;
  readonly schedules: OneTimeSchedules;
};

/** The date that is asked for, and why. */
export type AlternateRequest = { readonly runAt: Temporal.Instant; readonly reason: string };

/**
 * Agrees an alternate date with a county, or moves it, and gives its window. The schedule is made first: a date on
 * record always runs. Of two who agree dates at one moment one is refused, and what starts the check is what is on record.
 */
export const agreeAlternateDate = async (
  { clock, checks, alternates, schedules }: Ports,
  county: CountyCode,
  { runAt: askedFor, reason }: AlternateRequest,
  log: Log,
): Promise<Result<SyncWindow, AlternateRefusal>> => {
  const now = await clock();
  const runAt = wholeSecond(askedFor);
  const possible = checkAlternateDate(runAt, now);
  if (!possible.ok) return possible;
  const window = alternateWindow(runAt);
  // A night and its check are named by their date, so a second one on the same date would never run.
  if (await checks.read(scheduledCheckId(county, window.date, 'alternate'))) return err(alternateDateUsed(window.date));
  const revision = ((await alternates.find(county))?.revision ?? 0) + 1;
  const schedule = { county, runAt, reason, agreedAt: now, state: 'agreed', revision } as const;
  await schedules.put(schedule);
  const kept = await alternates.write(schedule);
  await scheduleAsAgreed({ clock, alternates, schedules }, county);
  if (kept === 'conflict') return err(ALTERNATE_CHANGED);
  log.info('ALTERNATE_SCHEDULE_AGREED', { county, date: toPacificIso(runAt) });
  return ok(window);
};
