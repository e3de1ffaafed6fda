import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dryDocuments } from './dry-documents.ts';

/** The document client of a Lambda: one per cold start, shared by its adapters. It knows dry runs. */
export const createDocumentClient = (): DynamoDBDocumentClient =>
  dryDocuments(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), {
      marshallOptions: { removeUndefinedValues: true },
    }),
  );
