import type * as z from 'zod';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import type { listSyncSchedule as route } from '../../../lib/sync-checks/api/routes.ts';
import { ALL_COUNTIES, scheduleBetween } from '../../../lib/sync-checks/domain/schedule.ts';
import type { SyncAlternates } from '../../../lib/sync-checks/ports/checks.ts';

type Ports = { readonly alternates: SyncAlternates };
type Query = z.output<NonNullable<typeof route.query>>;

/** The published schedule: the calendar's windows and the agreed alternate dates. */
export const listSyncSchedule =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, Query, unknown>): Promise<ApiAnswer> => {
    const counties = caller.county === null ? ALL_COUNTIES : [caller.county];
    const windows = scheduleBetween(query, counties, await ports.alternates.all());
    return {
      status: 200,
      body: {
        windows: windows.map((window) => ({
          ...window,
          opensAt: toPacificIso(window.opensAt),
          closesAt: toPacificIso(window.closesAt),
        })),
      },
    };
  };
