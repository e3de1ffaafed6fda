import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { sfnResumeTask } from '../../../lib/releases/adapters/executions.ts';
import { dynamodbWaitingTasks } from '../../../lib/releases/adapters/runs.ts';
import { WaitStep } from '../../../lib/releases/domain/release-step.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { factsPorts } from '../release-wiring.ts';
import { env } from './env.ts';
import { leaveWaiting } from './handler.ts';

const client = createDocumentClient();

// A step of release-schedule, which then waits for its token.
export const handler = taskHandler(
  { name: 'await-task', input: WaitStep },
  leaveWaiting({
    clock: scheduleClock(env, client),
    ...factsPorts(client, env.RELEASES_TABLE),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    waiting: dynamodbWaitingTasks(client, env.RELEASES_TABLE),
    resume: sfnResumeTask(new SFNClient({})),
  }),
);
