import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Identifier } from '../../shared/codes.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import type { HeldBallots } from '../ports.ts';
import { ballotSortKey, caseKeyText, fromBallotItem, heldPartition } from './ballot-items.ts';

/** The index of ballots with held rows, by election and county. */
const HELD_INDEX = 'held';

/** The ballot after which the next page begins. It names no county: whose rows are read never depends on it. */
const Cursor = z.tuple([Identifier, Identifier]);

const toCursor = ({ pk, sk }: Readonly<Record<string, unknown>>): string => {
  const names = [String(pk).split('#')[1], String(sk).split('#')[1]];
  return Buffer.from(JSON.stringify(names)).toString('base64url');
};

const readCursor = (text: string): z.infer<typeof Cursor> | undefined => {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
};

/** Finds ballots with held rows in the ballots table. The index names them, the table says what they are by now. */
export const dynamodbHeldBallots = (client: DynamoDBDocumentClient, table: string): HeldBallots => ({
  page: async (electionId, county, cursor, limit) => {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) return 'unknown-cursor';
    const heldIn = heldPartition(electionId, county);
    const [voterId = '', ballotId = ''] = after ?? [];
    const start = { heldIn, pk: caseKeyText({ electionId, voterId }), sk: ballotSortKey(ballotId) };
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: HELD_INDEX,
        KeyConditionExpression: 'heldIn = :heldIn',
        ExpressionAttributeValues: { ':heldIn': heldIn },
        Limit: limit,
        ...(after ? { ExclusiveStartKey: start } : {}),
      }),
    );
    const keys = Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    const found = keys.length > 0 ? (await batchGet(client, table, keys)).map(fromBallotItem) : [];
    const byKey = new Map(found.map((ballot) => [caseKeyText(ballot) + ballotSortKey(ballot.ballotId), ballot]));
    return {
      ballots: keys.flatMap(({ pk, sk }) => byKey.get(pk + sk) ?? []),
      cursor: LastEvaluatedKey ? toCursor(LastEvaluatedKey) : null,
    };
  },
});
