import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, publishCheck } from '../../../lib/sync-checks/use-cases/publish-check.ts';

export const PublishDifferencesInput = z.object({ checkId: z.string() });

/** Publishes a judged check, inside its window only. */
export const publishDifferences =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof PublishDifferencesInput>, { log }: TaskContext) => ({
    outcome: await publishCheck(ports, checkId, log),
  });
