import { toEnvironmentView, toReleaseView } from '../../../lib/releases/api/views.ts';
import type { Environment, ReleaseSchedules } from '../../../lib/releases/ports.ts';
import { type FactsPorts, findFacts } from '../../../lib/releases/use-cases/release-facts.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

type Ports = FactsPorts & {
  readonly clock: Clock;
  readonly environment: Pick<Environment, 'read'>;
  readonly schedules: Pick<ReleaseSchedules, 'find' | 'list'>;
};

/** The releases as the caller's side sees them, and whether the environment is up. */
export const readReleases =
  (ports: Ports) =>
  async ({ caller }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller'>): Promise<ApiAnswer> => {
    const [schedules, { state }, now] = await Promise.all([
      ports.schedules.list(),
      ports.environment.read(),
      ports.clock(),
    ]);
    const facts = await Promise.all(schedules.map(({ release }) => findFacts(ports, release)));
    const releases = facts.flatMap((one) => (one === undefined ? [] : toReleaseView(one, caller, now)));
    return { status: 200, body: { environment: toEnvironmentView(state), releases } };
  };
