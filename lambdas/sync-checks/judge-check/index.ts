import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { env } from './env.ts';
import { JudgeCheckInput, judgeCheck } from './handler.ts';

export const handler = taskHandler(
  { name: 'judge-check', input: JudgeCheckInput },
  judgeCheck({ checks: dynamodbSyncChecks(createDocumentClient(), env.SYNC_TABLE) }),
);
