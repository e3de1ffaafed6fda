import type { Clock } from '../../shared/clock.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import type { CountyMail, SendCountyMail } from '../../staff-mail/ports.ts';
import { startsOfWeek, weekBefore, weeklyStatistics } from '../domain/weekly-statistics.ts';
import type { SyncChecks, WeeklyDeliveries } from '../ports/checks.ts';
import type { CountiesTakingPart, CountyDirectory } from '../ports/counties.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'history'>;
  readonly directory: Pick<CountyDirectory, 'findContact'>;
  readonly counties: Pick<CountiesTakingPart, 'takesPart'>;
  readonly deliveries: WeeklyDeliveries;
  readonly mail: SendCountyMail;
};

type Outcome = 'sent' | 'repeated' | 'takes-no-part' | 'no-contact' | 'rejected' | 'failed';

/** Seconds after which a delivery without an outcome counts as abandoned: above the 12 that one email can take. */
const ABANDONED_SECONDS = 30;

/**
 * Sends the statistics of the week before an instant to every county that takes part, and gives the number of counties by outcome. A
 * county that could not be reached makes it throw `CountiesNotReached` after all others were served; the repeat tries
 * only that county again. So it does for one whose delivery was begun and has no outcome: when the run before died
 * there, statistics sent twice are better than none. Counties without an address that works are log codes with alarms.
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
  const outcomes = { sent: 0, repeated: 0, 'takes-no-part': 0, 'no-contact': 0, rejected: 0, failed: 0 };
  for (const { code } of COUNTIES) {
    const mail = { subject, text, attachments, reference: `weekly-${week.from.toString()}-${code}` };
    outcomes[await sendOnce(ports, week.from, code, mail, log)] += 1;
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
  log: Log,
): Promise<Outcome> => {
  if (!(await ports.counties.takesPart(county))) return 'takes-no-part';
  const contact = await ports.directory.findContact(county);
  if (!contact) {
    log.warn('STATISTICS_WITHOUT_CONTACT', { county });
    return 'no-contact';
  }
  const now = await ports.clock();
  const claim = await ports.deliveries.claim(week, county, now, now.subtract({ seconds: ABANDONED_SECONDS }));
  if (claim !== 'taken') return claim === 'settled' ? 'repeated' : 'failed';
  const outcome = await send(ports, { ...mail, to: contact.email });
  if (outcome === 'failed') await ports.deliveries.release(week, county);
  else await ports.deliveries.settle(week, county, outcome);
  if (outcome === 'rejected') log.warn('STATISTICS_REJECTED', { county });
  return outcome;
};

const send = async (ports: Ports, mail: CountyMail): Promise<'sent' | 'rejected' | 'failed'> => {
  try {
    return (await ports.mail(mail)).ok ? 'sent' : 'rejected';
  } catch {
    return 'failed';
  }
};
