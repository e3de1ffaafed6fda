import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { CountyMail, SendCountyMail } from '../../staff-mail/ports.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { countyNotice, NOTICED_STATUSES } from '../domain/county-notice.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CountyDirectory } from '../ports/counties.ts';
import { checkOfRun, existingCheck } from './find-check.ts';
import { findEndpoint } from './find-endpoint.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly directory: CountyDirectory;
  readonly mail: SendCountyMail;
  /** Whether an error of `mail` proves that the provider did not take the email. */
  readonly wasNotTaken: (error: unknown) => boolean;
};

/**
 * Emails the county how its check ended, once: the right to do so is taken before sending. Only when the provider
 * certainly did not take the email is the right given back and `CountyNotReached` thrown, to be repeated by the
 * machine. Whatever else keeps a county from its notice is a log code with an alarm, for a person to look at: never a
 * second email. Gives the check. One that was started again since this execution is told of by the next one.
 */
export const sendNotice = async (ports: Ports, run: CheckRun, log: Log): Promise<SyncCheck> => {
  const { checkId } = run;
  const check = await checkOfRun(ports.checks, run, log);
  if (!check) return existingCheck(ports.checks, checkId);
  if (!NOTICED_STATUSES.includes(check.status)) return check;
  const contact = await ports.directory.findContact(check.county);
  if (contact) await notifyOnce(ports, check, contact.email, log);
  else if (await ports.checks.claim(checkId, `${claimOf(check.redrives)}-unaddressed`, await ports.clock())) {
    log.warn('COUNTY_HAS_NO_CONTACT', { county: check.county, checkId });
  }
  return check;
};

/** Each redrive ends the check once more, and may be told once more. */
const claimOf = (redrives: number): string => (redrives === 0 ? 'notice' : `notice-${redrives}`);

/** Whether it is on record what became of the notice of a check's present end. */
export const noticeIsSettled = (checks: Pick<SyncChecks, 'isClaimed'>, check: SyncCheck): Promise<boolean> =>
  checks.isClaimed(check.id, `${claimOf(check.redrives)}-outcome`);

/** Sends the notice of an ended check unless an attempt was made before, and logs what became of it. */
const notifyOnce = async (ports: Ports, check: SyncCheck, to: string, log: Log): Promise<void> => {
  const { id: checkId, county } = check;
  const claim = claimOf(check.redrives);
  const now = await ports.clock();
  const vendor = (await findEndpoint(ports.directory, county, log))?.vendor;
  const isFirst = await ports.checks.claim(checkId, claim, now);
  // An attempt that took the right and put no outcome on record died in between, before the email or after it.
  const died = !isFirst && (await ports.checks.claim(checkId, `${claim}-outcome`, now));
  if (died) log.warn('COUNTY_NOTICE_UNCERTAIN', { county, checkId });
  if (!isFirst) return;
  const outcome = await send(ports, { ...countyNotice(check, vendor), to, attachments: [], reference: checkId });
  if (outcome === 'not-taken') {
    await ports.checks.release(checkId, claim);
    throw new SafeError('CountyNotReached', 'The email provider did not take the notice.');
  }
  await ports.checks.claim(checkId, `${claim}-outcome`, now);
  if (outcome === 'taken') log.info('COUNTY_NOTIFIED', { county, checkId });
  else log.warn(outcome === 'rejected' ? 'COUNTY_NOTICE_REJECTED' : 'COUNTY_NOTICE_UNCERTAIN', { county, checkId });
};

const send = async (ports: Ports, mail: CountyMail): Promise<'taken' | 'rejected' | 'not-taken' | 'uncertain'> => {
  try {
    return (await ports.mail(mail)).ok ? 'taken' : 'rejected';
  } catch (error) {
    return ports.wasNotTaken(error) ? 'not-taken' : 'uncertain';
  }
};
