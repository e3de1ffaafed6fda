import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../lib/runtime/api/types.ts';
import { idempotently } from '../../../lib/runtime/guards/idempotency.ts';

/** What one DynamoDB item may hold. */
const ITEM_BYTES = 400_000;

const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 10_000 } as Context;

const request = (key: string): ApiRequest<unknown, unknown, unknown> => ({
  body: {},
  query: {},
  path: {},
  caller: { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' },
  rawBody: '{}',
  headers: { 'idempotency-key': key },
});

/** The fullest answer of all: each of 5,000 rows held, with its sentence, which is 900 KB of JSON. */
const fullest = () => ({
  status: 200,
  body: {
    accepted: 0,
    held: 5000,
    heldRows: Array.from({ length: 5000 }, (_, index) => ({
      index,
      field: 'sentDate',
      code: 'future-date',
      message: `The ballot ${(index * 7919).toString(36)} is dated in the future. It is held until that date and needs no repetition.`,
    })),
  },
});

describe('idempotently', () => {
  it('keeps the fullest answer within one item of the table', async () => {
    const dynamodb = mockClient(DynamoDBClient);
    dynamodb.on(PutItemCommand).resolves({});
    dynamodb.on(UpdateItemCommand).resolves({});
    const store = new DynamoDBPersistenceLayer({
      tableName: 'requests',
      awsSdkV3Client: new DynamoDBClient({ region: 'us-west-2' }),
    });
    expect(JSON.stringify(fullest()).length).toBeGreaterThan(ITEM_BYTES);
    const answer = await idempotently(store, 'POST /v1/x')(request('k'), context, async () => fullest());
    expect(answer).toEqual(fullest());
    const written = dynamodb.commandCalls(UpdateItemCommand).map((call) => JSON.stringify(call.args[0].input).length);
    expect(written).toHaveLength(1);
    expect(written[0]).toBeLessThan(ITEM_BYTES / 2);
  });
});
