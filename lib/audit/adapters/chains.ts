import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { answerOrPresent } from '../../shared/dynamodb/conditions.ts';
import { CHAINS, type ChainName } from '../domain/chain-name.ts';
import type { Link } from '../domain/link.ts';
import type { ChainEnds, ChainReads } from '../ports.ts';

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

/** Which links of a chain are asked for: those on one side of a number. */
type Side = { readonly condition: '>' | '<'; readonly sequence: number };

/** The chains in the audit table, one partition each. Links are only ever put where none stands. */
export const dynamodbChains = (client: DynamoDBDocumentClient, table: string): ChainEnds & ChainReads => {
  const query = async (chain: ChainName, { condition, sequence }: Side, limit: number): Promise<Link[]> => {
    const links: Link[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: `pk = :chain AND sk ${condition} :key`,
          ExpressionAttributeValues: { ':chain': partitionOf(chain), ':key': keyOf(sequence) },
          ScanIndexForward: condition === '>',
          ConsistentRead: true,
          Limit: limit - links.length,
          ExclusiveStartKey: start,
        }),
      );
      links.push(...Items.map(toLink));
      start = LastEvaluatedKey;
    } while (start !== undefined && links.length < limit);
    return links;
  };
  const before = (chain: ChainName, sequence = 10 ** DIGITS - 1, limit = 1): Promise<Link[]> =>
    query(chain, { condition: '<', sequence }, limit);
  return {
    before,
    after: (chain, sequence, limit) => query(chain, { condition: '>', sequence }, limit),
    newest: async (chain) => (await before(chain))[0],
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
