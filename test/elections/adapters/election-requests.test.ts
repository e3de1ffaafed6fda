import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { dynamodbElectionRequests } from '../../../lib/elections/adapters/election-requests.ts';
import type { RequestedElection } from '../../../lib/elections/domain/requested-election.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../domain/elections.ts';

const mock = mockClient(DynamoDBDocumentClient);
const requests = dynamodbElectionRequests(
  DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' })),
  'elections',
);
const ASKED = {
  ...election({ name: 'Water Board', kind: 'local' }, { role: 'county', county: '03' }),
  translations: { es: 'Junta del Agua' },
};
const canceled = (...codes: readonly string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'canceled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
beforeEach(() => mock.reset());

it('keeps requests outside the partition of the elections, and reads them as they were', async () => {
  const declined: RequestedElection = {
    election: ASKED,
    declined: { at: Temporal.Instant.from('2026-03-01T18:00:00Z'), by: 'sos', reason: 'No.' },
  };
  mock.on(PutCommand).resolves({});
  await requests.change(declined);
  const put = mock.commandCalls(PutCommand)[0]?.args[0].input;
  expect(put?.Item).toMatchObject({ pk: 'ELECTION_REQUESTS', sk: ASKED.id });
  mock.on(QueryCommand).resolves({ Items: [put?.Item ?? {}] });
  expect(await requests.list(null)).toEqual([declined]);
  expect(await requests.list(declined.election.county)).toEqual([declined]);
  expect(await requests.list('58')).toEqual([]);
});

it('asks only where no election and no request has the name', async () => {
  mock.on(TransactWriteCommand).resolvesOnce({}).rejectsOnce(canceled('ConditionalCheckFailed', 'None'));
  expect(await requests.ask(ASKED)).toBe('asked');
  expect(await requests.ask(ASKED)).toBe('exists');
  const [check, put] = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
  expect(check?.ConditionCheck).toMatchObject({ Key: { pk: 'ELECTIONS', sk: ASKED.id } });
  expect(put?.Put?.ConditionExpression).toBe('attribute_not_exists(pk)');
});

it('asks again in the place of the very version that was declined, and of no other', async () => {
  mock.on(TransactWriteCommand).resolves({});
  expect(await requests.ask({ ...ASKED, version: 3 })).toBe('asked');
  const [, put] = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
  expect(put?.Put).toMatchObject({
    Item: { version: 3, declined: null },
    ConditionExpression: '#version = :before AND attribute_type(declined, :map)',
    ExpressionAttributeValues: { ':before': 2, ':map': 'M' },
  });
});

it.each([
  [[], 'accepted'],
  [['ConditionalCheckFailed', 'None'], 'exists'],
  [['None', 'ConditionalCheckFailed'], 'conflict'],
  [['ConditionalCheckFailed', 'ConditionalCheckFailed'], 'conflict'],
] as const)('accepts both writes or none: %j is %s', async (codes, outcome) => {
  if (codes.length === 0) mock.on(TransactWriteCommand).resolves({});
  else mock.on(TransactWriteCommand).rejects(canceled(...codes));
  expect(await requests.accept({ ...ASKED, version: 2 })).toBe(outcome);
  const [put, remove] = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
  expect(put?.Put?.Item).toMatchObject({ pk: 'ELECTIONS', sk: ASKED.id, version: 2 });
  expect(remove?.Delete?.ExpressionAttributeValues).toMatchObject({ ':before': 1 });
});
