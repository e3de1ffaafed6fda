import { TaskStep } from '../../../lib/releases/domain/release-step.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { factsPorts, noticePorts } from '../release-wiring.ts';
import { env } from './env.ts';
import { beginTask } from './handler.ts';

const client = createDocumentClient();

// A step of release-schedule.
export const handler = taskHandler(
  { name: 'open-task', input: TaskStep },
  beginTask({
    clock: scheduleClock(env, client),
    ...factsPorts(client, env.RELEASES_TABLE),
    ...noticePorts(client, env),
  }),
);
