import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  fromBallotItem,
  fromHistoryItem,
  toEntryItem,
  toHistoryItem,
  UNDECIDED_SHARDS,
  undecidedShard,
} from '../../../lib/ballot-tracking/adapters/ballot-items.ts';
import { dynamodbBallots, UNDECIDED_INDEX } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbCloseUnheard } from '../../../lib/ballot-tracking/adapters/close-unheard.ts';
import type { Ballot, Outcome, StatusEntry } from '../../../lib/ballot-tracking/domain/ballot.ts';
import type { VotingHistory } from '../../../lib/ballot-tracking/domain/in-person.ts';
import { INDEXES } from '../../../lib/platform/names.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const NOW = at('2026-10-05T17:00:00Z');
const entry = (version: number, outcome?: Outcome): StatusEntry => ({
  version,
  code: version === 1 ? 'ISSUED' : 'INR',
  statusAt: NOW,
  recordedAt: NOW,
  uploadId: `u${version}`,
  ...(version === 1 ? { sentDate: Temporal.PlainDate.from('2026-10-05'), supersedes: 'B0' } : {}),
  ...(outcome ? { outcome } : {}),
});
const ballot = (...entries: StatusEntry[]): Ballot => ({
  electionId: 'E',
  voterId: 'V1',
  county: '03',
  ballotId: 'B1',
  entries,
});
const history: VotingHistory = {
  electionId: 'E',
  voterId: 'V1',
  county: '03',
  method: 'POLL',
  statements: [{ active: true, at: NOW }],
  version: 1,
  recordedAt: NOW,
};

const dynamodb = mockClient(DynamoDBDocumentClient);
const store = dynamodbBallots(createDocumentClient(), 'ballots');
beforeEach(() => dynamodb.reset());

const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
const cancelled = (code: string) =>
  new TransactionCanceledException({
    message: 'no',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: code }],
  });

describe('stored records', () => {
  it('come back as they went in', () => {
    const outcome = { kind: 'held', reason: 'future-date' } as const;
    const known = {
      ...ballot(entry(1), entry(2, outcome), { ...entry(3), withdrawn: true }),
      lookAgainAt: at('2026-10-09T07:00:00Z'),
    };
    const item = JSON.parse(
      JSON.stringify({
        ...known,
        lookAgainAt: undefined,
        entries: known.entries.map(toEntryItem),
        undecided: '7',
        undecidedSince: '2026-10-09T07:00:00.000Z',
      }),
    );
    expect(fromBallotItem(item)).toEqual(known);
    const told: VotingHistory = { ...history, outcome: { kind: 'told', type: 'InPerson' } };
    expect(fromHistoryItem(JSON.parse(JSON.stringify(toHistoryItem(told))))).toEqual(told);
  });

  it('of unknown form are refused, not guessed at', () => {
    expect(() =>
      fromBallotItem({ electionId: 'E', voterId: 'V1', county: '99', ballotId: 'B1', entries: [] }),
    ).toThrow();
  });

  it('spread over every shard of the index, each voter always on the same', async () => {
    const shards = Array.from({ length: 2_000 }, (_, index) => undecidedShard(`V${1_000_000 + index}`));
    expect([...new Set(shards)].sort()).toEqual([...UNDECIDED_SHARDS].sort());
    await fc.assert(fc.property(fc.string(), (voterId) => UNDECIDED_SHARDS.includes(undecidedShard(voterId))));
  });

  it('use the index that the data stack makes', () => {
    expect(Object.keys(INDEXES)).toContain(UNDECIDED_INDEX);
    expect(INDEXES[UNDECIDED_INDEX]).toEqual({
      table: 'ballots',
      partitionKey: 'undecided',
      sortKey: 'undecidedSince',
    });
  });
});

describe('what waits for one moment', () => {
  it('is read page by page, of one election alone', async () => {
    const item = (voter: string) => ({ pk: `E#${voter}`, sk: 'BALLOT#B1' });
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [], LastEvaluatedKey: item('V0') })
      .resolvesOnce({ Items: [item('V1')] });
    const page = await store.waitingFor('held-3', 'E', NOW, undefined);
    expect(page).toEqual({ records: [], next: expect.any(String) });
    expect(await store.waitingFor('held-3', 'E', NOW, page.next)).toEqual({
      records: [{ electionId: 'E', voterId: 'V1', recordKey: 'BALLOT#B1' }],
    });
    const [first, second] = dynamodb.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(first).toMatchObject({
      IndexName: UNDECIDED_INDEX,
      ExpressionAttributeValues: { ':shard': 'held-3', ':moment': '2026-10-05T17:00:00.000Z', ':election': 'E#' },
      Limit: expect.any(Number),
    });
    expect(first?.ExclusiveStartKey).toBeUndefined();
    expect(second?.ExclusiveStartKey).toEqual(item('V0'));
  });
});

describe('appending statuses', () => {
  it('writes only the new ones, on the version that was read, with a mark for the sweep a minute later', async () => {
    expect(await store.append([{ before: ballot(entry(1)), after: ballot(entry(1), entry(2)) }], NOW)).toBe('saved');
    const input = dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      Key: { pk: 'E#V1', sk: 'BALLOT#B1' },
      ConditionExpression: 'version = :known',
      ExpressionAttributeValues: { ':known': 1, ':version': 2, ':undecidedSince': '2026-10-05T17:01:00.000Z' },
    });
    expect(input?.ExpressionAttributeValues?.[':new']).toMatchObject([{ version: 2, code: 'INR' }]);
  });

  it('creates a ballot only where none is', async () => {
    await store.append([{ before: undefined, after: ballot(entry(1)) }], NOW);
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input.ConditionExpression).toBe('attribute_not_exists(pk)');
  });

  it('writes several ballots of a voter together or not at all', async () => {
    const other = { ...ballot(entry(1)), ballotId: 'B2' };
    await store.append(
      [
        { before: undefined, after: ballot(entry(1)) },
        { before: undefined, after: other },
      ],
      NOW,
    );
    expect(dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems).toHaveLength(2);
  });

  it.each([conditionFailed, cancelled('ConditionalCheckFailed'), cancelled('TransactionConflict')])(
    'tells a lost race: %s',
    async (error) => {
      dynamodb.rejects(error);
      expect(await store.append([{ before: undefined, after: ballot(entry(1)) }], NOW)).toBe('conflict');
      expect(await store.saveHistory(history, NOW)).toBe('conflict');
    },
  );

  it.each([cancelled('ThrottlingError'), new Error('network')])('throws what is no race: %s', async (error) => {
    dynamodb.rejects(error);
    await expect(store.append([{ before: undefined, after: ballot(entry(1)) }], NOW)).rejects.toThrow(error);
  });
});

describe('participation records', () => {
  it('are replaced on the version before', async () => {
    await store.saveHistory({ ...history, version: 3 }, NOW);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk: 'E#V1', sk: 'PARTICIPATION#03#POLL', version: 3, undecidedSince: '2026-10-05T17:01:00.000Z' },
      ConditionExpression: 'version = :known',
      ExpressionAttributeValues: { ':known': 2 },
    });
  });
});

describe('recordJudgements', () => {
  const key = { electionId: 'E', voterId: 'V1' };
  const told = { kind: 'told', type: 'Outbound' } as const;

  it('write each outcome in its place and take the mark away', async () => {
    const outcomes = new Map<number, Outcome>([
      [1, { kind: 'silent', reason: 'superseded' }],
      [2, told],
    ]);
    expect(await store.keepJudgement(key, { subject: { kind: 'ballot', ballotId: 'B1' }, version: 2, outcomes })).toBe(
      'decided',
    );
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      UpdateExpression:
        'SET #entries[0].outcome = :outcome1, #entries[1].outcome = :outcome2 REMOVE undecided, undecidedSince, heldIn',
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': 2, ':outcome2': told },
    });
  });

  it('move the mark to the day on which to look again', async () => {
    const lookAgainAt = at('2026-10-09T07:00:00Z');
    const outcomes = new Map<number, Outcome>([[1, { kind: 'held', reason: 'future-date' }]]);
    await store.keepJudgement(key, {
      subject: { kind: 'history', county: '03', method: 'POLL' },
      version: 1,
      outcomes,
      lookAgainAt,
    });
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: 'E#V1', sk: 'PARTICIPATION#03#POLL' },
      UpdateExpression: 'SET outcome = :outcome1, undecided = :undecided, undecidedSince = :undecidedSince',
      ExpressionAttributeValues: {
        ':undecidedSince': '2026-10-09T07:00:00.000Z',
        ':undecided': `held-${undecidedShard('V1')}`,
      },
    });
  });

  it('list the ballot for the county that is shown its held rows', async () => {
    const subject = { kind: 'ballot', ballotId: 'B1' } as const;
    const outcomes = new Map<number, Outcome>([[1, { kind: 'held', reason: 'not-issued' }]]);
    await store.keepJudgement(key, { subject, version: 1, outcomes, heldFor: '03' });
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      UpdateExpression: 'SET #entries[0].outcome = :outcome1, heldIn = :heldIn REMOVE undecided, undecidedSince',
      ExpressionAttributeValues: { ':heldIn': 'E#03' },
    });
  });

  it('with nothing new only take the mark away', async () => {
    await store.keepJudgement(key, { subject: { kind: 'ballot', ballotId: 'B1' }, version: 2, outcomes: new Map() });
    const input = dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input;
    expect(input?.UpdateExpression).toBe('REMOVE undecided, undecidedSince, heldIn');
    expect(input?.ExpressionAttributeNames).toBeUndefined();
  });

  it('are void once the record has changed', async () => {
    dynamodb.rejects(conditionFailed);
    expect(
      await store.keepJudgement(key, { subject: { kind: 'ballot', ballotId: 'B1' }, version: 2, outcomes: new Map() }),
    ).toBe('void');
  });
});

describe('closing what nobody is told of', () => {
  const close = dynamodbCloseUnheard(createDocumentClient(), 'ballots');
  const record = { electionId: 'E', voterId: 'V1', recordKey: 'BALLOT#B1' };

  it('is one write, of a ballot that waited for the calendar alone', async () => {
    dynamodb.on(UpdateCommand).resolves({});
    expect(await close(record)).toBe('closed');
    expect(dynamodb.calls()).toHaveLength(1);
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: 'E#V1', sk: 'BALLOT#B1' },
      UpdateExpression: 'SET #entries[0].outcome = :silent REMOVE undecided, undecidedSince',
      ConditionExpression: 'version = :one AND #entries[0].outcome.#reason = :waited',
    });
  });

  it('leaves anything else to a decision', async () => {
    dynamodb.rejects(conditionFailed);
    expect(await close(record)).toBe('open');
    dynamodb.reset();
    expect(await close({ ...record, recordKey: 'PARTICIPATION#03#POLL' })).toBe('open');
    expect(dynamodb.calls()).toHaveLength(0);
  });
});

describe('reading', () => {
  it('takes a voter’s records apart, however many pages they fill', async () => {
    const item = {
      electionId: 'E',
      voterId: 'V1',
      county: '03',
      ballotId: 'B1',
      entries: [toEntryItem(entry(1))],
      sk: 'BALLOT#B1',
    };
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [JSON.parse(JSON.stringify(item))], LastEvaluatedKey: { pk: 'E#V1', sk: 'BALLOT#B1' } })
      .resolvesOnce({ Items: [JSON.parse(JSON.stringify(toHistoryItem(history)))] });
    const records = await store.ofVoter({ electionId: 'E', voterId: 'V1' });
    expect([records.ballots.map(({ ballotId }) => ballotId), records.histories.map(({ method }) => method)]).toEqual([
      ['B1'],
      ['POLL'],
    ]);
  });

  it('reads many ballots in calls of a hundred, and asks again for what DynamoDB left over', async () => {
    const leftOver = { ballots: { Keys: [{ pk: 'E#V1', sk: 'BALLOT#B1' }] } };
    const item = { electionId: 'E', voterId: 'V1', county: '03', ballotId: 'B1', entries: [] };
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: {}, UnprocessedKeys: leftOver })
      .resolves({ Responses: { ballots: [item] } });
    const asked = Array.from({ length: 150 }, (_, index) => ({ voterId: `V${index}`, ballotId: 'B1' }));
    await store.findAll('E', [...asked, ...asked]);
    const sizes = dynamodb
      .commandCalls(BatchGetCommand)
      .map((call) => call.args[0].input.RequestItems?.['ballots']?.Keys?.length);
    expect(sizes.sort()).toEqual([1, 100, 50]);
  });

  it('lists marked records of a shard up to now', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ pk: 'E#V1', sk: 'BALLOT#B1' }] });
    expect(await store.undecided('7', NOW, 25)).toEqual([{ electionId: 'E', voterId: 'V1', recordKey: 'BALLOT#B1' }]);
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      IndexName: 'undecided',
      Limit: 25,
      ExpressionAttributeValues: { ':shard': '7', ':now': '2026-10-05T17:00:00.000Z' },
    });
  });

  it('postpones a record only while it is marked', async () => {
    dynamodb.rejects(conditionFailed);
    await expect(
      store.postpone({ electionId: 'E', voterId: 'V1', recordKey: 'BALLOT#B1' }, NOW),
    ).resolves.toBeUndefined();
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input.ConditionExpression).toBe(
      'attribute_exists(undecided)',
    );
  });
});
