import type * as z from 'zod';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { type readSyncChecks as route, SyncCheckListed } from '../../../lib/sync-checks/api/routes.ts';
import { syncCheckView } from '../../../lib/sync-checks/api/view.ts';
import { countiesShown } from '../../../lib/sync-checks/domain/visibility.ts';
import { listChecks, type Ports } from '../../../lib/sync-checks/use-cases/list-checks.ts';

type Query = z.output<NonNullable<typeof route.query>>;

/** A county's checks, newest first; for the Secretary of State those of all counties. */
export const readSyncChecks =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, Query, unknown>): Promise<ApiAnswer> => {
    const counties = countiesShown(caller, query.county);
    if (!counties) return problem(404, 'not-found', 'There are no checks of this county.');
    const page = await listChecks(ports, counties, query);
    if (!page.ok) {
      return problem(400, 'unknown-cursor', 'No check of this list has this id. Start again without a cursor.');
    }
    const checks = page.value.checks.map((check) => SyncCheckListed.parse(syncCheckView(check, { own: false })));
    return { status: 200, body: { checks, cursor: page.value.cursor } };
  };
