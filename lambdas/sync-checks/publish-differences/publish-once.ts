import { SafeError } from '../../../lib/shared/safe-error.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { isPastDeadline, type SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { DifferencePublisher } from '../../../lib/sync-checks/ports/rolls.ts';

type Ports = { readonly checks: SyncChecks; readonly differences: DifferencePublisher };

/** Whether the check is published now; false when its window has closed. */
export const publishOnce = async (ports: Ports, check: SyncCheck, now: Temporal.Instant): Promise<boolean> => {
  if (check.status !== 'comparing' || isPastDeadline(check, now)) {
    await ports.differences.withdraw(check);
    await ports.checks.end(check.id, { status: 'window-closed', endedAt: now });
    return false;
  }
  const result = resultOf(check);
  await ports.differences.publish(check);
  if (await ports.checks.end(check.id, { status: 'completed', result, endedAt: now })) return true;
  // Ended by another hand since it was read: by the closing, or by this very step's first attempt.
  if ((await ports.checks.read(check.id))?.status === 'completed') return true;
  await ports.differences.withdraw(check);
  return false;
};

/** The result that a judged check gives when it is published. */
export const resultOf = (check: SyncCheck): 'passed' | 'failed' => {
  if (!check.verdict) throw new SafeError('NothingToPublish', 'This check has not been judged.');
  return check.verdict.every(({ within }) => within) ? 'passed' : 'failed';
};
