import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Ballot } from '../domain/ballot.ts';
import type { VotingHistory } from '../domain/in-person.ts';
import type { RetractionScans } from '../ports.ts';
import { caseKeyText, fromBallotItem, fromHistoryItem, isBallotKey, isHistoryKey } from './ballot-items.ts';

/** Items that one page goes through, of whatever election: what is done about them takes seconds. */
const LOOKED_AT_ONCE = 500;

type Item = Readonly<Record<string, unknown>>;

/** Messages as the messages table reads them: handed in, since only its own side knows how. */
export type ReadMessage<Row> = (item: Item) => Row | undefined;

/** Goes through the tables of messages and of ballots in so many parts. */
export const dynamodbRetractionScans = (
  client: DynamoDBDocumentClient,
  tables: { readonly MESSAGES_TABLE: string; readonly BALLOTS_TABLE: string },
  segments: number,
  readMessage: ReadMessage<Awaited<ReturnType<RetractionScans['messages']>>['items'][number]>,
): RetractionScans => {
  const scan = async (table: string, electionId: string, segment: number, cursor: string | null) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'begins_with(pk, :election)',
        ExpressionAttributeValues: { ':election': caseKeyText({ electionId, voterId: '' }) },
        ConsistentRead: true,
        Limit: LOOKED_AT_ONCE,
        ...(segments > 1 ? { Segment: segment, TotalSegments: segments } : {}),
        ...(cursor === null ? {} : { ExclusiveStartKey: JSON.parse(cursor) as Record<string, unknown> }),
      }),
    );
    return { items: Items, cursor: LastEvaluatedKey ? JSON.stringify(LastEvaluatedKey) : null };
  };
  return {
    segments,
    messages: async (electionId, segment, cursor) => {
      const page = await scan(tables.MESSAGES_TABLE, electionId, segment, cursor);
      return { ...page, items: page.items.flatMap((item) => readMessage(item) ?? []) };
    },
    records: async (electionId, segment, cursor) => {
      const page = await scan(tables.BALLOTS_TABLE, electionId, segment, cursor);
      return {
        ...page,
        // Scans of envelopes stand in the same table, and came with no upload of these.
        items: page.items.flatMap((item): readonly (Ballot | VotingHistory)[] => {
          if (isBallotKey(item['sk'])) return [fromBallotItem(item)];
          return isHistoryKey(item['sk']) ? [fromHistoryItem(item)] : [];
        }),
      };
    },
  };
};
