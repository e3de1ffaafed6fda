import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import type { SmokeRow, SmokeRun } from '../../../lib/test-environment/domain/smoke.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const runs = dynamodbSmokeRuns(createDocumentClient(), 'releases');
beforeEach(() => {
  dynamodb.reset();
});

const AT = Temporal.Instant.from('2021-10-12T17:00:00Z');
const RUN: SmokeRun = { id: 'smoke-test-1', startedAt: AT, endedAt: null, counties: ['03'], electionId: 'e' };
const ROW: SmokeRow = {
  run: RUN.id,
  county: '03',
  triedAt: AT,
  cells: {
    connectivity: { state: 'failed', reason: 'no-endpoint' },
    credentials: { state: 'passed' },
    search: { state: 'passed' },
    ballot: { state: 'passed' },
    message: { state: 'waits' },
  },
};

it('a run is begun once, and read back as it was written', async () => {
  dynamodb.on(PutCommand).resolves({});
  expect(await runs.begin(RUN)).toBe('begun');
  const put = dynamodb.commandCalls(PutCommand)[0]?.args[0].input;
  expect(put).toMatchObject({ TableName: 'releases', ConditionExpression: 'attribute_not_exists(pk)' });
  expect(put?.Item).toMatchObject({ pk: 'SMOKE', sk: 'smoke-test-1', startedAt: '2021-10-12T17:00:00.000Z' });
  dynamodb.on(GetCommand).resolves({ Item: put?.Item });
  expect(await runs.find(RUN.id)).toEqual({ ...RUN, startedAt: expect.objectContaining({}) });
  dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: 'there' }));
  expect(await runs.begin(RUN)).toBe('exists');
});

it('a row takes the place of the one before, and is read back beside its run', async () => {
  dynamodb.on(TransactWriteCommand).resolves({});
  await runs.saveRow(ROW);
  const [put, newest] =
    dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems?.map(({ Put }) => Put) ?? [];
  expect(put?.ConditionExpression).toBeUndefined();
  expect(put?.Item).toMatchObject({ pk: 'SMOKE#smoke-test-1', sk: '03' });
  expect(newest?.Item).toMatchObject({ pk: 'SMOKE-NEWEST', sk: '03', run: 'smoke-test-1' });
  dynamodb.on(QueryCommand).resolves({ Items: [put?.Item ?? {}] });
  const [row] = await runs.rows(RUN.id);
  expect(row?.cells).toEqual(ROW.cells);
  expect(row?.triedAt.equals(AT)).toBe(true);
  expect((await runs.newest()).get('03')?.run).toBe(RUN.id);
  expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
});

it('a run that was never begun cannot be ended', async () => {
  dynamodb.on(UpdateCommand).resolves({});
  await runs.end(RUN.id, AT);
  expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
    Key: { pk: 'SMOKE', sk: 'smoke-test-1' },
    ConditionExpression: 'attribute_exists(pk)',
  });
});
