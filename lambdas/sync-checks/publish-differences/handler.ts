import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { type Ports, publishCheck } from '../../../lib/sync-checks/use-cases/publish-check.ts';

export const PublishDifferencesInput = CheckRun;

/** Publishes a judged check, inside its window only. */
export const publishDifferences =
  (ports: Ports) =>
  async (run: CheckRun, { log }: TaskContext) => ({
    outcome: await publishCheck(ports, run, log),
  });
