import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import { type AlternateSchedule, checkAlternateDate } from '../../../lib/sync-checks/domain/alternate.ts';
import { scheduledCheckId } from '../../../lib/sync-checks/domain/check-id.ts';
import { alternateWindow } from '../../../lib/sync-checks/domain/window.ts';
import type { SyncAlternates, SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { OneTimeSchedules } from '../../../lib/sync-checks/ports/executions.ts';

type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read'>;
  readonly alternates: SyncAlternates;
  readonly schedules: OneTimeSchedules;
};
type Body = { readonly runAt: Temporal.Instant; readonly reason: string };

/** Agrees an alternate date with a county, or moves it. The schedule is made first: a date on record always runs. */
export const putAlternateSchedule =
  (ports: Ports) =>
  async ({ body, path }: ApiRequest<Body, unknown, { code: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const now = await ports.clock();
    const possible = checkAlternateDate(body.runAt, now);
    if (!possible.ok) return problem(422, possible.error.code, possible.error.sentence);
    const window = alternateWindow(body.runAt);
    // A night and its check are named by their date, so a second one on the same date would never run.
    if (await ports.checks.read(scheduledCheckId(path.code, window.date, 'alternate'))) {
      const sentence = `The county has had its alternate check of ${window.date.toString()}. Choose another date.`;
      return problem(409, 'alternate-date-used', sentence);
    }
    const schedule: AlternateSchedule = { county: path.code, ...body, agreedAt: now, state: 'agreed' };
    await ports.schedules.put(schedule);
    await ports.alternates.write(schedule);
    log.info('ALTERNATE_SCHEDULE_AGREED', { county: path.code, date: toPacificIso(body.runAt) });
    const closesAt = toPacificIso(window.closesAt);
    return { status: 200, body: { county: path.code, runAt: toPacificIso(body.runAt), closesAt, reason: body.reason } };
  };
