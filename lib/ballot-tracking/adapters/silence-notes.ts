import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import type { SilenceNotes } from '../ports.ts';

/** Keeps in the uploads table of which silence which county was told. */
export const dynamodbSilenceNotes = (client: DynamoDBDocumentClient, table: string): SilenceNotes => ({
  note: (electionId, county, silence) => {
    const put = new PutCommand({
      TableName: table,
      Item: { pk: `UPLOAD-SILENCE#${electionId}`, sk: `${county}#${silence}` },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return raced(client.send(put), true, false);
  },
});
