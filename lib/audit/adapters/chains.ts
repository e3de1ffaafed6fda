import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { answerOrPresent } from '../../shared/dynamodb/conditions.ts';
import { CHAINS, type ChainName } from '../domain/chain-name.ts';
import type { Link } from '../domain/link.ts';
import type { ChainEnds } from '../ports.ts';

/** Digits of a number in a key, so that numbers sort as texts do. */
const DIGITS = 12;

const partitionOf = (chain: ChainName): string => `CHAIN#${chain}`;
const keyOf = (sequence: number): string => String(sequence).padStart(DIGITS, '0');

const StoredLink = z.object({
  chain: z.enum(CHAINS as [ChainName, ...ChainName[]]),
  sequence: z.number().int().positive(),
  previous: z.string(),
  hash: z.string(),
  text: z.string(),
});

const toLink = (item: Record<string, unknown>): Link => StoredLink.parse(item);

/** The chains in the audit table, one partition each. Links are only ever put where none stands. */
export const dynamodbChains = (client: DynamoDBDocumentClient, table: string): ChainEnds => {
  const query = async (chain: ChainName): Promise<Link[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :chain',
        ExpressionAttributeValues: { ':chain': partitionOf(chain) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      }),
    );
    return Items.map(toLink);
  };
  return {
    newest: async (chain) => (await query(chain))[0],
    append: async (link) => {
      const put = await answerOrPresent(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: partitionOf(link.chain), sk: keyOf(link.sequence), ...link },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      );
      if (put.ok) return 'appended';
      if (put.error === undefined) throw new Error('A link stands here, and cannot be read.');
      return toLink(put.error);
    },
  };
};
