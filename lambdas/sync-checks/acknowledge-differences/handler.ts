import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';
import { type Ports, recordAcknowledgement } from '../../../lib/sync-checks/use-cases/record-acknowledgement.ts';

/** Takes the word of a county's EMS that it has the differences. */
export const acknowledgeDifferences =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const acknowledged = await recordAcknowledgement(ports, check);
    if (!acknowledged.ok) {
      const detail = `This check has no differences to acknowledge: it is ${check.status}.`;
      return problem(409, 'check-not-completed', detail);
    }
    const acknowledgedAt = toPacificIso(acknowledged.value);
    return {
      status: 200,
      body: { id: check.id, acknowledgedAt },
      audit: { county: check.county, after: { acknowledgedAt } },
    };
  };
