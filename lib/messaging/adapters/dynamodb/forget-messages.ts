import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deletePartition } from '../../../shared/dynamodb/delete-partition.ts';
import { NO_ELECTION } from '../../domain/moved-notices.ts';
import { eventPartition } from './county-events.ts';
import { voterPartition } from './message-document.ts';

/** Takes a voter's messages of these elections, those of none, and what their county is told of them, out of the messages table. */
export const forgetMessages =
  (client: DynamoDBDocumentClient, table: string, elections: () => Promise<readonly string[]>) =>
  async (voterId: string): Promise<void> => {
    for (const electionId of [NO_ELECTION, ...(await elections())]) {
      await deletePartition(client, table, voterPartition(electionId, voterId));
    }
    await deletePartition(client, table, eventPartition(voterId));
  };
