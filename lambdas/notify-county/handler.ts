import * as z from 'zod';
import { countyNotice, NOTICED_STATUSES } from '../../lib/domain/sync/county-notice.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SendCountyMail } from '../../lib/ports/county-mail.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { CountyDirectory } from '../../lib/ports/sync-county-directory.ts';
import { SafeError } from '../../lib/runtime/log.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

export const NotifyCountyInput = z.object({ checkId: z.string() });

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly directory: CountyDirectory;
  readonly mail: SendCountyMail;
};

/** Each redrive ends the check once more, and may be told once more. */
const claimOf = (redrives: number): string => (redrives === 0 ? 'notice' : `notice-${redrives}`);

/**
 * Emails the county how its check ended, once: the right to do so is taken before sending. When the provider was not
 * reached the right is given back and the step fails, to be repeated by the machine.
 */
export const notifyCounty =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof NotifyCountyInput>, { log }: TaskContext) => {
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
    const ended = { status: check.status, result: check.result, reason: check.failure?.code ?? null };
    if (!NOTICED_STATUSES.includes(check.status)) return ended;
    const contact = await ports.directory.contact(check.county);
    if (!contact) {
      log.warn('COUNTY_HAS_NO_CONTACT', { county: check.county, checkId });
      return ended;
    }
    const claim = claimOf(check.redrives);
    if (!(await ports.checks.claim(checkId, claim, await ports.clock()))) return ended;
    const vendor = (await ports.directory.ems(check.county))?.vendor;
    try {
      const notice = { ...countyNotice(check, vendor), to: contact.email, attachments: [], reference: checkId };
      const sent = await ports.mail(notice);
      log.info('COUNTY_NOTIFIED', { county: check.county, checkId, status: sent.ok ? 'accepted' : sent.error.code });
    } catch (error) {
      await ports.checks.release(checkId, claim);
      throw error;
    }
    return ended;
  };
