import * as z from 'zod';
import { dueToClose } from '../../lib/domain/sync/closing.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { TaskTokens } from '../../lib/ports/sync-task-tokens.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

export const CloseNightInput = z.object({ scheduledAt: z.string().optional() });

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly tokens: TaskTokens };

/**
 * Closes every check that has come to its deadline: settles it as `window-closed` and fails the task token that its
 * execution still waits on. It goes by each check's own deadline, so it may run at any time and any number of times.
 */
export const closeNight =
  (ports: Ports) =>
  async (_input: z.output<typeof CloseNightInput>, { log }: TaskContext): Promise<{ closed: number }> => {
    const now = await ports.clock();
    const due = dueToClose(await ports.checks.running(), now);
    for (const { checkId, county } of due) {
      const closed = await ports.checks.end(checkId, { status: 'window-closed', endedAt: now });
      const { taskToken } = await ports.checks.readWait(checkId);
      if (taskToken !== null) await ports.tokens.windowClosed(taskToken);
      if (closed) log.info('CHECK_WINDOW_CLOSED', { county, checkId });
    }
    log.info('SYNC_NIGHT_CLOSED', { count: due.length });
    return { closed: due.length };
  };
