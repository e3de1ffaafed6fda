import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deletePartition } from '../../shared/dynamodb/delete-partition.ts';
import { caseKeyText } from './ballot-items.ts';

/** Takes a voter's ballots and participation records of these elections out of the ballots table. */
export const forgetBallots =
  (client: DynamoDBDocumentClient, table: string, elections: () => Promise<readonly string[]>) =>
  async (voterId: string): Promise<void> => {
    for (const electionId of await elections()) {
      await deletePartition(client, table, caseKeyText({ electionId, voterId }));
    }
  };
