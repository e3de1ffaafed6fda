import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { NOTICED_STATUSES } from '../../../lib/sync-checks/domain/county-notice.ts';
import { notifyOnce, type Ports } from './notify-once.ts';

export const NotifyCountyInput = z.object({ checkId: z.string() });

/**
 * Emails the county how its check ended, once: the right to do so is taken before sending. Only when the provider
 * certainly did not take the email is the right given back and the step fails, to be repeated by the machine. Whatever
 * else keeps a county from its notice is a log code with an alarm, for a person to look at: never a second email.
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
    await notifyOnce(ports, check, contact.email, log);
    return ended;
  };
