import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbGuests } from '../../../../lib/messaging/adapters/dynamodb/guest-register.ts';
import { approve, isApproved } from '../../../../lib/messaging/domain/guests.ts';
import { Temporal } from '../../../../lib/shared/time.ts';

const table = mockClient(DynamoDBDocumentClient);
const NOW = Temporal.Instant.from('2026-10-05T19:00:00.123456Z');
const GUEST = { kind: 'phone', to: '+19165550150', name: 'Ana', proposedBy: 'p1', proposedAt: NOW } as const;
const guests = () =>
  dynamodbGuests(DynamoDBDocumentClient.from(new DynamoDBClient({})), {
    RELEASES_TABLE: 'releases',
    SETTINGS_TABLE: 'settings',
  });
const lost = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

describe('guests in the table of releases', () => {
  beforeEach(() => table.reset());

  it('are proposed once, and read as they were written, with an approval whose seal still fits', async () => {
    const rows = new Map<string, Record<string, unknown>>();
    table.on(PutCommand).callsFake(({ TableName, Item }) => {
      const key = `${TableName} ${Item.pk} ${Item.sk}`;
      if (rows.has(key)) throw lost;
      rows.set(key, Item);
      return {};
    });
    table.on(GetCommand).callsFake(({ TableName, Key }) => ({ Item: rows.get(`${TableName} ${Key.pk} ${Key.sk}`) }));
    table.on(UpdateCommand).callsFake(({ TableName, Key, ExpressionAttributeValues: values }) => {
      const key = `${TableName} ${Key.pk} ${Key.sk}`;
      rows.set(key, { ...rows.get(key), approvedBy: values[':by'], approvedAt: values[':at'], seal: values[':seal'] });
      return {};
    });
    table.on(QueryCommand).callsFake(({ TableName }) => ({
      Items: [...rows].flatMap(([key, row]) => (key.startsWith(`${TableName} GUESTS`) ? [row] : [])),
    }));
    const store = guests();
    expect(await store.propose(GUEST)).toBe(true);
    expect(await store.propose(GUEST)).toBe(false);
    const found = await store.find(GUEST);
    expect(found).toMatchObject({ ...GUEST, proposedAt: expect.anything() });
    const seal = await store.seal();
    const approved = found && approve(found, { by: 'p2', at: NOW }, seal);
    if (!approved?.ok) throw new Error('It was not approved.');
    expect(await store.approve(approved.value)).toBe(true);
    const [read] = await store.all();
    expect(read && isApproved(read, await guests().seal())).toBe(true);
    expect([...rows.keys()].toSorted()).toEqual(['releases GUESTS phone#+19165550150', 'settings GUEST-SEAL KEY']);
  });

  it('are not approved when the proposal is another one by now', async () => {
    table.on(UpdateCommand).rejects(lost);
    expect(await guests().approve({ ...GUEST, approval: { by: 'p2', at: NOW, seal: 's' } })).toBe(false);
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input.ConditionExpression).toMatch(/proposedAt/);
  });

  it('are found by a row under their own key alone', async () => {
    const row = {
      kind: 'phone',
      to: '+19165550151',
      name: 'Ben',
      proposedBy: 'p1',
      proposedAt: '2026-10-05T19:00:00.000Z',
    };
    table.on(GetCommand).resolves({ Item: row });
    expect(await guests().find(GUEST)).toBeUndefined();
    expect(await guests().find({ kind: 'phone', to: '+19165550151' })).toMatchObject({ name: 'Ben' });
  });

  it('are removed, and said who they were', async () => {
    table
      .on(DeleteCommand)
      .resolvesOnce({})
      .resolves({
        Attributes: { ...GUEST, proposedAt: '2026-10-05T19:00:00.000Z' },
      });
    expect(await guests().remove(GUEST)).toBeUndefined();
    expect(await guests().remove(GUEST)).toMatchObject({ name: 'Ana' });
  });
});
