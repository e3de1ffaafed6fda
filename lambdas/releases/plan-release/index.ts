import { dynamodbSchedules } from '../../../lib/releases/adapters/schedules.ts';
import { RunStep } from '../../../lib/releases/domain/release-step.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { planRelease } from './handler.ts';

const client = createDocumentClient();

// The first step of release-schedule.
export const handler = taskHandler(
  { name: 'plan-release', input: RunStep },
  planRelease({ schedules: dynamodbSchedules(client, env.RELEASES_TABLE) }),
);
