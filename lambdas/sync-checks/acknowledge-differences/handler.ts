import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import { mayKnowOf } from '../../../lib/sync-checks/domain/visibility.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';

type Ports = { readonly clock: Clock; readonly checks: Pick<SyncChecks, 'read' | 'advance'> };

/** Records that the county's EMS has taken the differences; the first acknowledgement counts. */
export const acknowledgeDifferences =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>): Promise<ApiAnswer> => {
    const check = mayKnowOf(path.id, caller) ? await ports.checks.read(path.id) : null;
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    if (check.status !== 'completed') {
      return problem(
        409,
        'check-not-completed',
        `This check has no differences to acknowledge: it is ${check.status}.`,
      );
    }
    const acknowledgedAt = check.acknowledgedAt ?? (await ports.clock());
    if (!check.acknowledgedAt) await ports.checks.advance(check.id, ['completed'], { acknowledgedAt });
    return { status: 200, body: { id: check.id, acknowledgedAt: toPacificIso(acknowledgedAt) } };
  };
