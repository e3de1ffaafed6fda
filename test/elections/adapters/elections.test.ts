import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  dynamodbElections,
  fromElectionItem,
  fromParticipationItem,
  toElectionItem,
  toParticipationItem,
} from '../../../lib/elections/adapters/elections.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../domain/elections.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00.123Z');
/** What DynamoDB gives back: plain values, nothing undefined. */
const stored = (item: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(item));

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());
const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

describe('elections', () => {
  const store = dynamodbElections(client, 'elections');
  const local = election(
    { name: 'Water Board', kind: 'local', overrideReason: 'Recall' },
    { role: 'sos', county: '03' },
  );

  it.each([election(), local])('come back as they went in: $id', (one) => {
    expect(fromElectionItem(stored(toElectionItem(one)))).toEqual(one);
  });

  it('are created once', async () => {
    expect(await store.create(local)).toBe('created');
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk: 'ELECTIONS', sk: '2026-11-03-03-water-board' },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    dynamodb.rejects(conditionFailed);
    expect(await store.create(local)).toBe('exists');
    dynamodb.rejects(new Error('network'));
    await expect(store.create(local)).rejects.toThrow('network');
  });

  it('are found and listed', async () => {
    dynamodb.on(GetCommand).resolves({});
    dynamodb.on(QueryCommand).resolves({ Items: [stored(toElectionItem(local))] });
    expect(await store.find('nothing')).toBeUndefined();
    expect(await store.list()).toEqual([local]);
  });

  it('keep each county’s answer under its election', async () => {
    const answer = { electionId: local.id, county: '03', participates: true, changedAt: NOW, rejoinedAt: NOW };
    expect(fromParticipationItem(stored(toParticipationItem(answer)))).toEqual(answer);
    const reminders = { toReturn: [Temporal.PlainDate.from('2026-10-27')], toCure: [] };
    expect(fromParticipationItem(stored(toParticipationItem({ ...answer, reminders })))).toEqual({
      ...answer,
      reminders,
    });
    await store.saveParticipation(answer);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      pk: `ELECTION#${local.id}`,
      sk: 'COUNTY#03',
    });
    dynamodb.on(GetCommand).resolves({ Item: stored(toParticipationItem(answer)) });
    expect(await store.participation(local.id, '03')).toEqual(answer);
    dynamodb.on(QueryCommand).resolves({ Items: [stored(toParticipationItem(answer))] });
    expect(await store.participations(local.id)).toEqual([answer]);
    expect(dynamodb.commandCalls(QueryCommand).at(-1)?.args[0].input.ExpressionAttributeValues).toEqual({
      ':pk': `ELECTION#${local.id}`,
    });
  });

  it('of two answers of one county to the same, one is kept', async () => {
    const answer = { electionId: local.id, county: '03', participates: true, changedAt: NOW } as const;
    expect(await store.saveParticipation({ ...answer, revision: 1 })).toBe('saved');
    expect(await store.saveParticipation({ ...answer, revision: 3 })).toBe('saved');
    expect(dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.ConditionExpression)).toEqual([
      'attribute_not_exists(revision)',
      'revision = :before',
    ]);
    dynamodb.rejects(conditionFailed);
    expect(await store.saveParticipation({ ...answer, revision: 3 })).toBe('conflict');
  });

  it('of two changes of one version, one is kept', async () => {
    const changed = { ...local, version: 2 };
    expect(await store.change(changed)).toBe('changed');
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      ExpressionAttributeValues: { ':before': 1 },
    });
    dynamodb.rejects(conditionFailed);
    expect(await store.change(changed)).toBe('conflict');
  });

  it('of the first version of this system can still be read', () => {
    const { version: _version, changes: _changes, ...first } = stored(toElectionItem(local));
    expect(fromElectionItem(first)).toEqual(local);
  });
});
