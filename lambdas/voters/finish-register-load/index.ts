import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbCountyRegisters } from '../../../lib/voters/adapters/county-registers.ts';
import { dynamodbRegisterRecords } from '../../../lib/voters/adapters/register-records.ts';
import { s3StatementFiles } from '../../../lib/voters/adapters/statement-files.ts';
import { env } from './env.ts';
import { FinishRegisterLoadInput, finishRegisterLoad } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'finish-register-load', input: FinishRegisterLoadInput },
  finishRegisterLoad({
    clock: stageClock(env, client),
    registers: dynamodbCountyRegisters(client, env.VOTERS_TABLE),
    records: dynamodbRegisterRecords(client, env.VOTERS_TABLE),
    files: s3StatementFiles(new S3Client({}), env.ROLLS_BUCKET),
  }),
);
