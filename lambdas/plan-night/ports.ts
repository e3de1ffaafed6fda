import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncAlternates } from '../../lib/ports/sync-alternates.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { SyncNights } from '../../lib/ports/sync-nights.ts';
import type { TaskTokens } from '../../lib/ports/sync-task-tokens.ts';

/** What planning a night needs. */
export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly nights: SyncNights;
  readonly alternates: SyncAlternates;
  readonly tokens: Pick<TaskTokens, 'startedAgain'>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};
