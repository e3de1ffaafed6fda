import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { complianceOf } from '../../../lib/sync-checks/domain/county-compliance.ts';
import { ALL_COUNTIES } from '../../../lib/sync-checks/domain/schedule.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';

type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'history'>;
  readonly elections: Pick<ElectionStore, 'list'>;
};

/** Where each county stands on its duties of 2 CCR 19083. */
export const readSyncCompliance =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, { county?: string | undefined }, unknown>): Promise<ApiAnswer> => {
    if (caller.role === 'county' && query.county !== undefined && query.county !== caller.county) {
      return problem(404, 'not-found', 'There is nothing about this county.');
    }
    const wanted = caller.role === 'county' ? caller.county : query.county;
    const standings = await complianceOf(
      wanted === undefined ? ALL_COUNTIES : [wanted],
      await ports.elections.list(),
      ports.checks.history,
      pacificDate(await ports.clock()),
    );
    const counties = standings.map((standing) => ({
      ...standing,
      anchors: standing.anchors.map((anchor) => ({ ...anchor, date: anchor.date.toString() })),
    }));
    return { status: 200, body: { counties } };
  };
