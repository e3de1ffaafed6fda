import * as z from 'zod';
import { toPacificIso } from '../../lib/domain/shared/time.ts';
import type { SyncCheck } from '../../lib/domain/sync/check.ts';
import { emsEventId } from '../../lib/domain/sync/ems.ts';
import { reminderDue, reminderNotice } from '../../lib/domain/sync/reminder.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SendCountyMail } from '../../lib/ports/county-mail.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { CountyDirectory } from '../../lib/ports/sync-county-directory.ts';
import type { TellEms } from '../../lib/ports/sync-ems.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

export const RemindExtractsInput = z.object({ scheduledAt: z.string() });

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
  readonly mail: SendCountyMail;
};

/** Reminds the counties whose extract a check still waits for. One run of the schedule reminds once. */
export const remindExtracts =
  (ports: Ports) =>
  async (
    { scheduledAt }: z.output<typeof RemindExtractsInput>,
    { log }: TaskContext,
  ): Promise<{ reminded: number }> => {
    const now = await ports.clock();
    let reminded = 0;
    for (const { checkId } of await ports.checks.running()) {
      const check = await ports.checks.read(checkId);
      if (!check || !reminderDue(check, now)) continue;
      if (!(await ports.checks.claim(checkId, `reminder-${scheduledAt}`, now))) continue;
      await remind(ports, check, toPacificIso(now));
      await ports.checks.advance(checkId, ['awaiting-extract'], { reminders: check.reminders + 1 });
      log.info('EXTRACT_REMINDED', { county: check.county, checkId, attempt: check.reminders + 1 });
      reminded += 1;
    }
    return { reminded };
  };

const remind = async (ports: Ports, check: SyncCheck, at: string): Promise<void> => {
  const { id: checkId, county } = check;
  const endpoint = await ports.directory.ems(county);
  const type = 'extract-reminder';
  const event = { id: emsEventId(checkId, type, check.reminders + 1), type, county, checkId, at } as const;
  await ports.tellEms(endpoint, event);
  const contact = await ports.directory.contact(county);
  if (!contact) return;
  await ports.mail({
    ...reminderNotice(check, endpoint?.vendor),
    to: contact.email,
    attachments: [],
    reference: event.id.replaceAll('.', '-'),
  });
};
