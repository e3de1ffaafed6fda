import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbCountyRegisters } from '../../../lib/voters/adapters/county-registers.ts';
import { s3RunFiles } from '../../../lib/voters/adapters/statement-files.ts';
import { env } from './env.ts';
import { ListStatementsInput, listFiles } from './handler.ts';

const ports = {
  registers: dynamodbCountyRegisters(createDocumentClient(), env.VOTERS_TABLE),
  runs: s3RunFiles(new S3Client({}), env.ROLLS_BUCKET),
};

export const handler = taskHandler(
  { name: 'list-statements', input: ListStatementsInput },
  listFiles(ports, env.ROLLS_BUCKET),
);
