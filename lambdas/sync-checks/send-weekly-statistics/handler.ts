import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { COUNTIES, type CountyCode } from '../../../lib/shared/counties.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { CountyMail, SendCountyMail } from '../../../lib/staff-mail/ports.ts';
import { startsOfWeek, weekBefore, weeklyStatistics } from '../../../lib/sync-checks/domain/weekly-statistics.ts';
import type { SyncChecks, WeeklyDeliveries } from '../../../lib/sync-checks/ports/checks.ts';
import type { CountyDirectory } from '../../../lib/sync-checks/ports/counties.ts';

export const SendWeeklyStatisticsInput = z.object({
  scheduledAt: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
});

type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'history'>;
  readonly directory: Pick<CountyDirectory, 'contact'>;
  readonly deliveries: WeeklyDeliveries;
  readonly mail: SendCountyMail;
};

/**
 * Sends the statistics of the week before to every county, once each. A county that could not be reached makes the run
 * fail after all others were served; Lambda repeats it, and only that county is tried again.
 */
export const sendWeeklyStatistics =
  (ports: Ports) =>
  async ({ scheduledAt }: z.output<typeof SendWeeklyStatisticsInput>, { log }: TaskContext) => {
    const week = weekBefore(scheduledAt);
    const { from, to } = startsOfWeek(week);
    const histories = await Promise.all(COUNTIES.map(({ code }) => ports.checks.history(code, from, to)));
    const { subject, text, csv } = weeklyStatistics(week, histories.flat());
    const name = `county-sync-statistics-${week.from.toString()}.csv`;
    const attachments = [{ name, contentType: 'text/csv; charset=utf-8', content: csv }];
    const outcomes = { sent: 0, repeated: 0, 'no-contact': 0, rejected: 0, failed: 0 };
    for (const { code } of COUNTIES) {
      const mail = { subject, text, attachments, reference: `weekly-${week.from.toString()}-${code}` };
      outcomes[await sendOnce(ports, week.from, code, mail)] += 1;
    }
    log.info('WEEKLY_STATISTICS_SENT', {
      date: week.from.toString(),
      accepted: outcomes.sent,
      rejected: outcomes.rejected,
    });
    if (outcomes.failed > 0)
      throw new SafeError('CountiesNotReached', `${outcomes.failed} counties got no statistics yet.`);
    return outcomes;
  };

const sendOnce = async (
  ports: Ports,
  week: Temporal.PlainDate,
  county: CountyCode,
  mail: Omit<CountyMail, 'to'>,
): Promise<'sent' | 'repeated' | 'no-contact' | 'rejected' | 'failed'> => {
  const contact = await ports.directory.contact(county);
  if (!contact) return 'no-contact';
  if (!(await ports.deliveries.claim(week, county, await ports.clock()))) return 'repeated';
  try {
    return (await ports.mail({ ...mail, to: contact.email })).ok ? 'sent' : 'rejected';
  } catch {
    await ports.deliveries.release(week, county);
    return 'failed';
  }
};
