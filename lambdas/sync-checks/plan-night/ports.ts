import type { Clock } from '../../../lib/shared/clock.ts';
import type { SyncAlternates, SyncChecks, SyncNights } from '../../../lib/sync-checks/ports/checks.ts';
import type { TaskTokens } from '../../../lib/sync-checks/ports/executions.ts';

/** What planning a night needs. */
export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly nights: SyncNights;
  readonly alternates: SyncAlternates;
  readonly tokens: Pick<TaskTokens, 'startedAgain'>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};
