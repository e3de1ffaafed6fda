import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { countiesShown } from '../../../lib/sync-checks/domain/visibility.ts';
import { type Ports as ComplianceSources, readCompliance } from '../../../lib/sync-checks/use-cases/read-compliance.ts';

type Ports = ComplianceSources & { readonly clock: Clock };

/** Where each county stands on its duties of 2 CCR 19083. */
export const readSyncCompliance =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, { county?: string | undefined }, unknown>): Promise<ApiAnswer> => {
    const shown = countiesShown(caller, query.county);
    if (!shown) return problem(404, 'not-found', 'There is nothing about this county.');
    const standings = await readCompliance(ports, shown, pacificDate(await ports.clock()));
    const counties = standings.map((standing) => ({
      ...standing,
      anchors: standing.anchors.map((anchor) => ({ ...anchor, date: anchor.date.toString() })),
    }));
    return { status: 200, body: { counties } };
  };
