import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deletePartition } from '../../../shared/dynamodb/delete-partition.ts';
import { voterPartition } from './message-document.ts';

/** Takes a voter's messages of these elections out of the messages table. */
export const forgetMessages =
  (client: DynamoDBDocumentClient, table: string, elections: () => Promise<readonly string[]>) =>
  async (voterId: string): Promise<void> => {
    for (const electionId of await elections()) {
      await deletePartition(client, table, voterPartition(electionId, voterId));
    }
  };
