import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from './conditions.ts';

/** Puts an item in the place of the one whose version is one less; where there is none, it is the first. */
export const putNextVersion = (
  client: DynamoDBDocumentClient,
  table: string,
  Item: Record<string, unknown> & { readonly version: number },
): Promise<'saved' | 'conflict'> => {
  const before = Item.version - 1;
  const put = new PutCommand({
    TableName: table,
    Item,
    ConditionExpression: before === 0 ? 'attribute_not_exists(pk)' : '#version = :before',
    ...(before === 0
      ? {}
      : { ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: { ':before': before } }),
  });
  return raced(client.send(put), 'saved', 'conflict');
};
