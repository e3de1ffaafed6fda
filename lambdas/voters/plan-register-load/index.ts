import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbCountyRegisters } from '../../../lib/voters/adapters/county-registers.ts';
import { snapshotsIn } from '../snapshots-wiring.ts';
import { env } from './env.ts';
import { PlanRegisterLoadInput, planRegisterLoad } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'plan-register-load', input: PlanRegisterLoadInput },
  planRegisterLoad({
    clock: stageClock(env, client),
    registers: dynamodbCountyRegisters(client, env.VOTERS_TABLE),
    snapshots: snapshotsIn(new S3Client({}), env.ROLLS_BUCKET),
  }),
);
