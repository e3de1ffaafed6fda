import type { Clock } from '../../shared/clock.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import type { CountyMail, SendCountyMail } from '../../staff-mail/ports.ts';
import { startsOfWeek, weekBefore, weeklyStatistics } from '../domain/weekly-statistics.ts';
import type { SyncChecks, WeeklyDeliveries } from '../ports/checks.ts';
import type { CountyDirectory } from '../ports/counties.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'history'>;
  readonly directory: Pick<CountyDirectory, 'findContact'>;
  readonly deliveries: WeeklyDeliveries;
  readonly mail: SendCountyMail;
};

type Outcome = 'sent' | 'repeated' | 'no-contact' | 'rejected' | 'failed';

/**
 * Sends the statistics of the week before an instant to every county, once each, and gives the number of counties by
 * outcome. A county that could not be reached makes it throw `CountiesNotReached` after all others were served; the
 * repeat tries only that county again.
 */
export const sendStatistics = async (
  ports: Ports,
  scheduledAt: Temporal.Instant,
  log: Log,
): Promise<Readonly<Record<Outcome, number>>> => {
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
  const { sent, rejected, failed } = outcomes;
  log.info('WEEKLY_STATISTICS_SENT', { date: week.from.toString(), accepted: sent, rejected });
  if (failed > 0) throw new SafeError('CountiesNotReached', `${failed} counties got no statistics yet.`);
  return outcomes;
};

const sendOnce = async (
  ports: Ports,
  week: Temporal.PlainDate,
  county: CountyCode,
  mail: Omit<CountyMail, 'to'>,
): Promise<Outcome> => {
  const contact = await ports.directory.findContact(county);
  if (!contact) return 'no-contact';
  if (!(await ports.deliveries.claim(week, county, await ports.clock()))) return 'repeated';
  try {
    return (await ports.mail({ ...mail, to: contact.email })).ok ? 'sent' : 'rejected';
  } catch {
    await ports.deliveries.release(week, county);
    return 'failed';
  }
};
