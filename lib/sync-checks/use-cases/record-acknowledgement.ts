import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { SyncChecks } from '../ports/checks.ts';

export type Ports = { readonly clock: Clock; readonly checks: Pick<SyncChecks, 'read' | 'advance'> };

/**
 * Records that the county's EMS has taken the differences, and gives when it did; the first acknowledgement counts.
 * `NOT_COMPLETED`: the check has no differences to take.
 */
export const recordAcknowledgement = async (
  ports: Ports,
  check: SyncCheck,
): Promise<Result<Temporal.Instant, 'NOT_COMPLETED'>> => {
  if (check.status !== 'completed') return err('NOT_COMPLETED');
  const acknowledgedAt = check.acknowledgedAt ?? (await ports.clock());
  if (!check.acknowledgedAt) await ports.checks.advance(check.id, ['completed'], { acknowledgedAt });
  return ok(acknowledgedAt);
};
