import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, type PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbTextsInForce } from '../../../../lib/messaging/adapters/dynamodb/texts-in-force.ts';
import { dynamodbTexts } from '../../../../lib/messaging/adapters/dynamodb/texts-store.ts';
import type { TextsVersion } from '../../../../lib/messaging/domain/texts/texts-version.ts';
import { expressionTable } from '../../../shared/dynamodb/expression-table.ts';
import { NOON } from '../../domain/sample-decision.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const VERSION: TextsVersion = {
  scope: { kind: 'county', county: '37', electionId: '2027-03-02-37-water-board' },
  number: 2,
  hashes: { en: 'h' },
  counts: { en: 3 },
  questions: 1,
  submitted: { by: 'ana', at: NOON },
};
const APPROVED = { ...VERSION, approved: { by: 'ben', at: NOON, effectiveFrom: NOON.add({ hours: 1 }) } };

describe('texts in the settings', () => {
  let table: ReturnType<typeof expressionTable>;
  beforeEach(() => {
    table = expressionTable();
  });

  it('are versions that are read as they were written, each number once', async () => {
    const store = dynamodbTexts(client, 'settings');
    expect(await store.create(VERSION)).toBe('created');
    expect(await store.create({ ...VERSION, questions: 7 })).toBe('exists');
    expect(await store.versions()).toEqual([VERSION]);
    expect(await store.decide(VERSION, APPROVED)).toBe('decided');
    expect(await store.versions()).toEqual([APPROVED]);
    // Of two who decide, one does: the other had read it without this step.
    const rejected = { ...VERSION, rejected: { by: 'eva', at: NOON, reason: 'No.' } };
    expect(await store.decide(VERSION, rejected)).toBe('conflict');
    expect(await store.versions()).toEqual([APPROVED]);
  });

  it('stand under their hash: what was changed since is not read as what was approved', async () => {
    const store = dynamodbTexts(client, 'settings');
    const hash = await store.keep('km', { 'messages.Received.text': 'ខ', 'frame.emailWhy': 'គ' });
    expect(await store.keep('km', { 'frame.emailWhy': 'គ', 'messages.Received.text': 'ខ' })).toBe(hash);
    expect(await store.texts('km', hash)).toEqual({ 'frame.emailWhy': 'គ', 'messages.Received.text': 'ខ' });
    expect(await store.texts('km', 'other')).toBeUndefined();
    table.mock.on(GetCommand).resolves({ Item: { texts: { 'frame.emailWhy': 'another' } } });
    expect(await store.texts('km', hash)).toBeUndefined();
    table.mock.on(GetCommand).resolves({ Item: { texts: 7 } });
    expect(await store.texts('km', hash)).toBeUndefined();
  });

  it('are read by a sender once, and their versions at most once in a while', async () => {
    const store = dynamodbTexts(client, 'settings');
    const hash = await store.keep('en', { 'frame.emailWhy': 'x' });
    await store.create({ ...VERSION, hashes: { en: hash } });
    const count = (command: typeof GetCommand | typeof QueryCommand | typeof PutCommand) =>
      table.mock.commandCalls(command as typeof GetCommand).length;
    const inForce = dynamodbTextsInForce(client, 'settings', 60_000);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await inForce.versions()).toHaveLength(1);
      expect(await inForce.texts('en', hash)).toEqual({ 'frame.emailWhy': 'x' });
    }
    expect([count(GetCommand), count(QueryCommand)]).toEqual([1, 1]);
    const eager = dynamodbTextsInForce(client, 'settings', 0);
    await eager.versions();
    await eager.versions();
    expect(count(QueryCommand)).toBe(3);
  });
});
