import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbConfirmations, toConfirmationItem } from '../../../lib/releases/adapters/confirmations.ts';
import { dynamodbSchedules, toScheduleItems } from '../../../lib/releases/adapters/schedules.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { aSchedule } from '../sample-schedule.ts';

/** What DynamoDB gives back: plain values, nothing undefined. */
const stored = (item: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(item));

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

describe('schedules', () => {
  const store = dynamodbSchedules(client, 'releases');

  it.each(KNOWN_SCHEDULES.map((one) => [one.revision, one] as const))(
    'come back as they went in: revision %s of the release of 2021',
    async (_, schedule) => {
      const [revision, newest] = toScheduleItems(schedule).map(stored);
      dynamodb.on(GetCommand).resolves({ Item: newest ?? {} });
      dynamodb.on(QueryCommand).resolves({ Items: [revision ?? {}] });
      expect(await store.find('votecal-2021')).toEqual(schedule);
      expect(await store.revisions('votecal-2021')).toEqual([schedule]);
    },
  );

  it('are listed with the latest release first', async () => {
    const later = aSchedule({ release: 'votecal-2027', releasesOn: { votecal: '2027-02-01', ems: '2027-02-01' } });
    dynamodb.on(QueryCommand).resolves({ Items: [aSchedule(), later].map((one) => stored(toScheduleItems(one)[1])) });
    expect((await store.list()).map(({ release }) => release)).toEqual(['votecal-2027', 'votecal-2026']);
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({
      ':pk': 'RELEASES',
    });
  });

  it('are published once: each revision behind the one before, and never over another', async () => {
    expect(await store.publish(aSchedule({ revision: 2 }))).toBe('published');
    expect(dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems).toMatchObject([
      {
        Put: {
          Item: { pk: 'RELEASE#votecal-2026', sk: 'REVISION#00002' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          Item: { pk: 'RELEASES', sk: 'votecal-2026', revision: 2 },
          ConditionExpression: '#revision = :before',
          ExpressionAttributeValues: { ':before': 1 },
        },
      },
    ]);
    await store.publish(aSchedule());
    expect(dynamodb.commandCalls(TransactWriteCommand)[1]?.args[0].input.TransactItems?.[1]).toMatchObject({
      Put: { ConditionExpression: 'attribute_not_exists(pk)' },
    });
    dynamodb.on(TransactWriteCommand).rejects(
      new TransactionCanceledException({
        message: 'no',
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
      }),
    );
    expect(await store.publish(aSchedule())).toBe('conflict');
    dynamodb.on(TransactWriteCommand).rejects(new Error('network'));
    await expect(store.publish(aSchedule())).rejects.toThrow('network');
  });
});

describe('confirmations', () => {
  const store = dynamodbConfirmations(client, 'releases');
  const at = Temporal.Instant.from('2026-05-05T17:00:00.123Z');
  const county = {
    release: 'votecal-2026',
    task: '6a',
    county: '03',
    at,
    by: 'amador-1',
    versions: { production: '5.1', cte: '5.2' },
  };
  const anew = { ...county, county: '04', versionsAt: at.add({ hours: 1 }) };
  const state = { release: 'votecal-2026', task: '6b', county: null, at: at.subtract({ hours: 1 }), by: 'sos-1' };

  it('come back as they went in, oldest first', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [anew, county, state].map((one) => stored(toConfirmationItem(one))) });
    const heard = await store.list('votecal-2026');
    const plain = ({ at: moment, versionsAt, ...rest }: (typeof heard)[number]) => ({
      ...rest,
      at: moment.toString(),
      versionsAt: versionsAt?.toString(),
    });
    expect(heard.map(plain)).toEqual([state, anew, county].map(plain));
    await store.restate(anew);
    const { Item, ConditionExpression } = dynamodb.commandCalls(PutCommand)[0]?.args[0].input ?? {};
    expect([Item, ConditionExpression]).toEqual([toConfirmationItem(anew), undefined]);
  });

  it('are kept once, under the task and who confirmed it', async () => {
    expect(await store.confirm(county)).toBe('confirmed');
    expect(await store.confirm(state)).toBe('confirmed');
    const items = dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.Item);
    expect(items).toMatchObject([
      { pk: 'RELEASE#votecal-2026', sk: 'CONFIRMED#6a#03' },
      { pk: 'RELEASE#votecal-2026', sk: 'CONFIRMED#6b#STATE' },
    ]);
    dynamodb.rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    expect(await store.confirm(county)).toBe('exists');
  });

  it('are there or not', async () => {
    dynamodb.on(GetCommand).resolves({});
    expect(await store.has('votecal-2026', '6a', '03')).toBe(false);
    dynamodb.on(GetCommand).resolves({ Item: stored(toConfirmationItem(county)) });
    expect(await store.has('votecal-2026', '6a', '03')).toBe(true);
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
  });
});
