import { toFreshnessView } from '../../../lib/ballot-tracking/api.ts';
import { type FreshnessPorts, readFreshness as read } from '../../../lib/ballot-tracking/use-cases/read-freshness.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

/** How fresh the calling county's data are, or every county's for SOS, in each election that is running. */
export const readFreshness =
  (ports: FreshnessPorts & { readonly clock: Clock }) =>
  async ({ caller }: ApiRequest<unknown, unknown, unknown>): Promise<ApiAnswer> => {
    const elections = await read(ports, caller.county, await ports.clock());
    return { status: 200, body: { counties: elections.flatMap(({ counties }) => counties.map(toFreshnessView)) } };
  };
