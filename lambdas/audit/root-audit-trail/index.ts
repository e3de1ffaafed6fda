import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { s3DailyRoots } from '../../../lib/audit/adapters/daily-roots.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { RootAuditTrailInput, rootAuditTrail } from './handler.ts';

// Started by a schedule, every day.
export const handler = taskHandler(
  { name: 'root-audit-trail', input: RootAuditTrailInput },
  rootAuditTrail({
    chains: dynamodbChains(createDocumentClient(), env.AUDIT_TABLE),
    roots: s3DailyRoots(new S3Client({}), env.AUDIT_BUCKET),
    now: () => new Date(),
  }),
);
