import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { cancelAlternateDate, type Ports } from '../../../lib/sync-checks/use-cases/cancel-alternate-date.ts';

/** Cancels an alternate date that has not come yet. */
export const cancelAlternateSchedule =
  (ports: Ports) =>
  async ({ path }: ApiRequest<unknown, unknown, { code: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const before = (await ports.alternates.find(path.code)) ?? null;
    const cancelled = await cancelAlternateDate(ports, path.code, log);
    return cancelled.ok
      ? { status: 204, body: '', audit: { before, after: { state: 'cancelled' } } }
      : problem(404, 'not-found', 'No alternate date that is still to come is agreed with this county.');
  };
