import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbBrakeBook } from '../../../../lib/messaging/adapters/dynamodb/brake-book.ts';
import { dynamodbComplaints, dynamodbSums } from '../../../../lib/messaging/adapters/dynamodb/sums.ts';
import { Temporal } from '../../../../lib/shared/time.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const AT = Temporal.Instant.from('2026-10-08T19:00:00Z');

describe('the brakes’ notes', () => {
  const items = new Map<string, Record<string, unknown>>();
  beforeEach(() => {
    dynamodb.reset();
    items.clear();
    dynamodb.on(PutCommand).callsFake(({ Item }) => void items.set(`${Item.pk} ${Item.sk}`, Item));
    dynamodb.on(DeleteCommand).callsFake(({ Key }) => void items.delete(`${Key.pk} ${Key.sk}`));
    dynamodb.on(QueryCommand).callsFake(() => ({ Items: [...items.values()] }));
  });

  it('are read back as they were written', async () => {
    const book = dynamodbBrakeBook(client, 'settings');
    const cap = {
      cap: { kind: 'county', county: '03' },
      usd: 900,
      reason: 'Recall',
      setBy: 'sos-1',
      setAt: AT,
    } as const;
    const baseline = { day: Temporal.PlainDate.from('2026-10-08'), sum: { taken: 7, bounced: 1 } };
    const outage = { channel: 'text', since: AT, code: 'PROVIDER_NOT_REACHED' } as const;
    await book.setCap(cap);
    await book.keepBaseline('email', baseline);
    await book.keepOutage('text', outage);
    const { caps, baselines, outages } = await book.read();
    expect(caps.get('county#03')).toMatchObject(cap);
    expect(baselines.get('email')).toMatchObject(baseline);
    expect(outages.get('text')).toMatchObject(outage);
    expect([...items.keys()]).toEqual(['BRAKES cap#county#03', 'BRAKES baseline#email', 'BRAKES outage#text']);
    await book.keepOutage('text', null);
    expect((await book.read()).outages.size).toBe(0);
  });
});

describe('the sums', () => {
  beforeEach(() => dynamodb.reset());

  it('add up the slices of a name', async () => {
    dynamodb.on(QueryCommand).resolves({
      Items: [
        { pk: 'SUMS#x', sk: '0', micros: 3, taken: 1 },
        { pk: 'SUMS#x', sk: '3', micros: 4 },
      ],
    });
    expect(await dynamodbSums(client, 'messages')('x')).toEqual({ micros: 7, taken: 1 });
  });

  it('count a complaint with a mark of its message, which names no voter', async () => {
    dynamodb.on(TransactWriteCommand).resolves({});
    const tables = { messages: 'messages', requests: 'requests' };
    await dynamodbComplaints(client, tables, () => 1_000)('e#V1000001#B1', AT);
    const [mark, addition] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(mark?.Put).toMatchObject({ TableName: 'requests', ConditionExpression: 'attribute_not_exists(pk)' });
    expect(JSON.stringify(mark)).not.toContain('V1000001');
    expect(addition?.Update).toMatchObject({
      Key: { pk: 'SUMS#health#email#2026-10-08', sk: '0' },
      UpdateExpression: 'ADD complained :complained',
      ExpressionAttributeValues: { ':complained': 1 },
    });
  });
});
