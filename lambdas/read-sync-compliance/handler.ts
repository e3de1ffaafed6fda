import { pacificDate, Temporal } from '../../lib/domain/shared/time.ts';
import { anchorStanding, FRESH_DAYS, monthlyStanding } from '../../lib/domain/sync/compliance.ts';
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

/** Elections and months further back are history. */
const MONTHS = 12;
const LONGEST_ANCHOR_DAYS = 154 + FRESH_DAYS;

/** Where each county stands on its duties of 2 CCR 19083. */
export const readSyncCompliance =
  (ports: Ports) =>
  async ({ query, caller }: ApiRequest<unknown, { county?: string | undefined }, unknown>): Promise<ApiAnswer> => {
    if (caller.role === 'county' && query.county !== undefined && query.county !== caller.county) {
      return problem(404, 'not-found', 'There is nothing about this county.');
    }
    const wanted = caller.role === 'county' ? caller.county : query.county;
    const today = pacificDate(await ports.clock());
    const since = today.subtract({ months: MONTHS - 1 }).with({ day: 1 });
    const elections = (await ports.elections.list()).filter(
      ({ kind, date }) => kind === 'statewide' && Temporal.PlainDate.compare(date, since) >= 0,
    );
    const from = since.subtract({ days: LONGEST_ANCHOR_DAYS });
    const counties = await Promise.all(
      (wanted === undefined ? ALL_COUNTIES : [wanted]).map(async (county) => {
        const checks = await ports.checks.history(county, from, today);
        return {
          county,
          months: monthlyStanding(checks, since.toPlainYearMonth(), today),
          anchors: anchorStanding(checks, elections, today).map((one) => ({ ...one, date: one.date.toString() })),
        };
      }),
    );
    return { status: 200, body: { counties } };
  };
