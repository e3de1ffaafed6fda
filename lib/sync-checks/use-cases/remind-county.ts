import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import type { SendCountyMail } from '../../staff-mail/ports.ts';
import type { SyncCheck } from '../domain/check.ts';
import { emsEventId } from '../domain/ems.ts';
import { reminderNotice } from '../domain/reminder.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import { findEndpoint } from './find-endpoint.ts';

/** What reminding counties needs. */
export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
  readonly mail: SendCountyMail;
};

/** Reminds the county of a check. False when this run of the schedule has reminded before. */
export const remindCounty = async (
  ports: Ports,
  check: SyncCheck,
  scheduledAt: string,
  now: Temporal.Instant,
  log: Log,
): Promise<boolean> => {
  const claim = `reminder-${scheduledAt}`;
  if (!(await ports.checks.claim(check.id, claim, now))) return false;
  try {
    await remind(ports, check, toPacificIso(now), log);
  } catch (error) {
    // Given back even when the email may have left: a second reminder costs nothing, a missing one the night.
    await ports.checks.release(check.id, claim);
    throw error;
  }
  await ports.checks.advance(check.id, ['awaiting-extract'], { reminders: check.reminders + 1 });
  return true;
};

const remind = async (ports: Ports, check: SyncCheck, at: string, log: Log): Promise<void> => {
  const { id: checkId, county } = check;
  const endpoint = await findEndpoint(ports.directory, county, log);
  const type = 'extract-reminder';
  const event = { id: emsEventId(checkId, type, check.reminders + 1), type, county, checkId, at } as const;
  await ports.tellEms(endpoint, event);
  const contact = await ports.directory.findContact(county);
  if (!contact) {
    log.warn('REMINDER_WITHOUT_CONTACT', { county, checkId });
    return;
  }
  const sent = await ports.mail({
    ...reminderNotice(check, endpoint?.vendor),
    to: contact.email,
    attachments: [],
    reference: event.id.replaceAll('.', '-'),
  });
  if (!sent.ok) log.warn('REMINDER_REJECTED', { county, checkId });
};
