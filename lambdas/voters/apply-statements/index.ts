import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { s3StatementFiles } from '../../../lib/voters/adapters/statement-files.ts';
import { applyPorts } from '../register-wiring.ts';
import { env } from './env.ts';
import { ApplyStatementsInput, applyStatementFile } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'apply-statements', input: ApplyStatementsInput },
  applyStatementFile({
    ...applyPorts(client, env),
    clock: stageClock(env, client),
    files: s3StatementFiles(new S3Client({}), env.ROLLS_BUCKET),
  }),
);
