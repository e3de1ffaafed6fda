import type * as z from 'zod';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { type readSyncChecks as route, SyncCheckListed } from '../../../lib/sync-checks/api/routes.ts';
import { syncCheckView } from '../../../lib/sync-checks/api/view.ts';
import { ALL_COUNTIES } from '../../../lib/sync-checks/domain/schedule.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';

type Ports = { readonly clock: Clock; readonly checks: Pick<SyncChecks, 'history'> };
type Query = z.output<NonNullable<typeof route.query>>;

/** What a caller who names no dates gets. */
const DEFAULT_DAYS = 92;

/** The most that one answer holds: some 600 KB, well below what a Lambda can answer (6 MB). */
export const CHECKS_PER_PAGE = 500;

/** A county's checks, newest first; for the Secretary of State those of all counties. */
export const readSyncChecks =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, Query, unknown>): Promise<ApiAnswer> => {
    if (caller.role === 'county' && query.county !== undefined && query.county !== caller.county) {
      return problem(404, 'not-found', 'There are no checks of this county.');
    }
    const wanted = caller.role === 'county' ? caller.county : query.county;
    const to = query.to ?? pacificDate(await ports.clock());
    const from = query.from ?? to.subtract({ days: DEFAULT_DAYS });
    const counties = wanted === undefined ? ALL_COUNTIES : [wanted];
    const checks = (await Promise.all(counties.map((county) => ports.checks.history(county, from, to)))).flat();
    const newestFirst = checks.toSorted(
      (a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt) || a.id.localeCompare(b.id),
    );
    const last = newestFirst.findIndex(({ id }) => id === query.cursor);
    if (query.cursor !== undefined && last < 0) {
      return problem(400, 'unknown-cursor', 'No check of this list has this id. Start again without a cursor.');
    }
    const page = newestFirst.slice(last + 1, last + 1 + CHECKS_PER_PAGE);
    const more = last + 1 + page.length < newestFirst.length;
    const shown = page.map((check) => SyncCheckListed.parse(syncCheckView(check)));
    return { status: 200, body: { checks: shown, cursor: more ? (page.at(-1)?.id ?? null) : null } };
  };
