import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { sfnResumeTask, sfnStartRun } from '../../../lib/releases/adapters/executions.ts';
import { dynamodbReleaseRuns, dynamodbWaitingTasks } from '../../../lib/releases/adapters/runs.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { factsPorts, noticePorts } from '../release-wiring.ts';
import { env } from './env.ts';
import { AdvanceReleasesInput, leadReleasesOn } from './handler.ts';

const client = createDocumentClient();
const executions = new SFNClient({});

// Started by a schedule, every hour.
export const handler = taskHandler(
  { name: 'advance-releases', input: AdvanceReleasesInput },
  leadReleasesOn({
    clock: scheduleClock(env, client),
    ...factsPorts(client, env.RELEASES_TABLE),
    ...noticePorts(client, env),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    waiting: dynamodbWaitingTasks(client, env.RELEASES_TABLE),
    runs: dynamodbReleaseRuns(client, env.RELEASES_TABLE),
    resume: sfnResumeTask(executions),
    start: sfnStartRun(executions, env.RELEASE_SCHEDULE_MACHINE),
  }),
);
