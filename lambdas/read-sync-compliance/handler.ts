import { pacificDate } from '../../lib/domain/shared/time.ts';
import { complianceOf } from '../../lib/domain/sync/county-compliance.ts';
import { ALL_COUNTIES } from '../../lib/domain/sync/schedule.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { ElectionStore } from '../../lib/ports/elections.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { ApiAnswer, ApiRequest } from '../../lib/runtime/api-types.ts';
import { problem } from '../../lib/runtime/problem.ts';

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
