import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Temporal } from '../../../../lib/shared/time.ts';
import { readCheckDocument, toCheckFields } from '../../../../lib/sync-checks/adapters/dynamodb/check-document.ts';
import { dynamodbSyncChecks } from '../../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import type { SyncCheck } from '../../../../lib/sync-checks/domain/check.ts';
import { countyCheck } from '../../../../lib/sync-checks/domain/new-check.ts';
import { alternateWindow } from '../../../../lib/sync-checks/domain/window.ts';

const documents = mockClient(DynamoDBDocumentClient);
const store = dynamodbSyncChecks(DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' })), 'sync');
const now = Temporal.Instant.from('2026-12-05T02:00:00Z');
const check = countyCheck('03', now);

beforeEach(() => documents.reset());

// Without a default for it, a new field makes every check unreadable that was stored before.
describe('a check that the first version of this system stored', () => {
  const FIRST_FIELDS = [
    'result',
    'endedAt',
    'skipReason',
    'failure',
    'redrives',
    'extractRequestedAt',
    'reminders',
    'extract',
    'votecal',
    'comparison',
    'resolution',
    'emsDelivery',
    'acknowledgedAt',
    'id',
    'county',
    'kind',
    'initiatedBy',
    'nightId',
    'status',
    'requestedAt',
    'deadlineAt',
    'verdict',
  ];

  it('can still be read', () => {
    const present = toCheckFields(check);
    const first = Object.fromEntries(Object.entries(present).filter(([field]) => FIRST_FIELDS.includes(field)));
    expect(Object.keys(first).length).toBe(FIRST_FIELDS.length);
    expect(readCheckDocument(first)).toEqual(check);
  });
});

describe('a county’s history', () => {
  const kinds = fc.constantFrom('regular', 'county', 'alternate');
  const at = fc
    .integer({ min: 0, max: 800 * 24 })
    .map((hours) => Temporal.Instant.from('2026-01-01T08:00:00Z').add({ hours }));
  const day = fc.integer({ min: 0, max: 800 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));

  it('is found by date whichever way a check’s id is written, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(at, kinds), { selector: ([instant]) => instant.toString(), maxLength: 12 }),
        day,
        fc.integer({ min: 0, max: 300 }),
        async (drawn, from, days) => {
          const to = from.add({ days });
          const checks = drawn.map(([instant, kind]): SyncCheck => {
            const own = countyCheck('03', instant);
            if (kind === 'county') return own;
            return { ...own, kind, id: `03-${alternateWindow(instant).date.toString()}-${kind}` };
          });
          const items = checks.map((one) => ({ pk: 'COUNTY#03', sk: `CHECK#${one.id}`, ...toCheckFields(one) }));
          documents.reset();
          documents.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ':from': first, ':to': last } }) => ({
            Items: items.filter(({ sk }) => sk >= first && sk <= last),
          }));
          const dateOf = (one: SyncCheck) => alternateWindow(one.requestedAt).date;
          const expected = checks
            .filter(
              (one) =>
                Temporal.PlainDate.compare(dateOf(one), from) >= 0 && Temporal.PlainDate.compare(dateOf(one), to) <= 0,
            )
            .toSorted((a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt) || b.id.localeCompare(a.id))
            .map(({ id }) => id);
          expect((await store.history('03', from, to)).map(({ id }) => id)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is empty, and not asked for, when it would end before it begins', async () => {
    expect(
      await store.history('03', Temporal.PlainDate.from('2027-01-01'), Temporal.PlainDate.from('2026-12-31')),
    ).toEqual([]);
    expect(documents.commandCalls(QueryCommand)).toHaveLength(0);
  });

  it('reads every page', async () => {
    const item = { ...toCheckFields(check) };
    documents
      .on(QueryCommand)
      .resolvesOnce({ Items: [item], LastEvaluatedKey: { pk: 'x' } })
      .resolves({ Items: [item] });
    const found = await store.history(
      '03',
      Temporal.PlainDate.from('2026-12-01'),
      Temporal.PlainDate.from('2026-12-31'),
    );
    expect(found).toHaveLength(2);
  });
});

describe('a check in the table', () => {
  it('comes back as it was stored', async () => {
    const full: SyncCheck = {
      ...check,
      status: 'completed',
      result: 'failed',
      endedAt: now,
      extract: { key: 'k', versionId: null, rows: 1, sha256: 'a', bytes: 2, confirmedAt: now, reallySo: false },
      votecal: { key: 'v', versionId: 'v1', rows: 1, sha256: 'b', bytes: 2, takenAt: now, canonical: true },
      failure: { code: 'c', sentence: 's' },
      judgement: [{ category: 'registration', differences: 1, allowed: 5, within: true, assumed: false }],
      resolution: { previousCheckId: null, new: 1, persisting: 2, resolved: 3, oldestDays: 4 },
      emsDelivery: 'failed',
      acknowledgedAt: now,
    };
    documents
      .on(GetCommand)
      .resolves({ Item: { pk: 'COUNTY#03', sk: 'x', taskToken: 'secret', ...toCheckFields(full) } });
    expect(await store.read(check.id)).toEqual(full);
    expect(toCheckFields(full)['verdict'], 'the table’s own name for it').toEqual(full.judgement);
  });

  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({
      message: '',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  it.each([
    [cancelled('ConditionalCheckFailed', 'None'), 'exists'],
    [cancelled('None', 'ConditionalCheckFailed'), 'county-busy'],
  ])('is created together with the county’s lock, or not at all: %#', async (error, outcome) => {
    documents.on(TransactWriteCommand).rejects(error);
    expect(await store.start(check, now)).toBe(outcome);
  });

  it('is created although another transaction stood in the way for a moment', async () => {
    documents.on(TransactWriteCommand).rejectsOnce(cancelled('None', 'TransactionConflict')).resolves({});
    expect(await store.start(check, now)).toBe('started');
    const items = documents.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems;
    expect(items?.map((item) => item.Put?.Item?.['sk'])).toEqual([`CHECK#${check.id}`, 'COUNTY#03']);
  });

  it('is not created on a failure that nobody foresaw', async () => {
    documents.on(TransactWriteCommand).rejects(cancelled('ThrottlingError', 'None'));
    await expect(store.start(check, now)).rejects.toThrow(TransactionCanceledException);
  });

  const conditionFailed = new ConditionalCheckFailedException({ message: '', $metadata: {} });
  it('ends once, and frees the county’s lock also when the first attempt died before doing so', async () => {
    const ended = toCheckFields({ ...check, status: 'failed', endedAt: now });
    documents.on(UpdateCommand).resolvesOnce({ Attributes: ended }).rejects(conditionFailed);
    documents.on(GetCommand).resolves({ Item: ended });
    documents.on(DeleteCommand).resolves({});
    const end = { status: 'failed' as const, endedAt: now };
    expect(await store.end(check.id, end)).toBe(true);
    expect(await store.end(check.id, end)).toBe(false);
    const frees = documents.commandCalls(DeleteCommand);
    expect(frees).toHaveLength(2);
    expect(frees[0]?.args[0].input).toMatchObject({
      Key: { pk: 'RUNNING', sk: 'COUNTY#03' },
      ConditionExpression: 'checkId = :checkId AND (attribute_not_exists(redrives) OR redrives = :redrives)',
      ExpressionAttributeValues: { ':checkId': check.id, ':redrives': 0 },
    });
  });

  it('keeps its lock when a step of an execution that was stopped wants to end it', async () => {
    documents.on(UpdateCommand).rejects(conditionFailed);
    documents.on(GetCommand).resolves({ Item: toCheckFields({ ...check, status: 'comparing', redrives: 1 }) });
    expect(await store.end(check.id, { status: 'failed', endedAt: now }, 0)).toBe(false);
    expect(documents.commandCalls(DeleteCommand)).toHaveLength(0);
    const { ConditionExpression, ExpressionAttributeValues } =
      documents.commandCalls(UpdateCommand)[0]?.args[0].input ?? {};
    expect(ConditionExpression).toMatch(/ AND redrives = :attempt$/);
    expect(ExpressionAttributeValues).toMatchObject({ ':attempt': 0 });
  });

  it('forgets what it compared and found when it is started again, so that VoteCal’s side is pinned anew', async () => {
    documents.on(TransactWriteCommand).resolves({});
    expect(await store.reopen({ ...check, status: 'failed' }, now)).toBe(true);
    const [update] = documents.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = update?.Update ?? {};
    const written = Object.entries(names)
      .filter(([name]) => name.startsWith('#f'))
      .map(([name, field]) => [field, values[name.replace('#', ':')]]);
    expect(Object.fromEntries(written)).toMatchObject({
      status: 'requested',
      votecal: null,
      comparison: null,
      verdict: null,
      resolution: null,
    });
  });

  it('takes a claim once', async () => {
    documents.on(UpdateCommand).resolvesOnce({}).rejects(conditionFailed);
    expect([await store.claim(check.id, 'notice', now), await store.claim(check.id, 'notice', now)]).toEqual([
      true,
      false,
    ]);
  });

  it('keeps the record of a skip that is there already', async () => {
    documents.on(PutCommand).rejects(conditionFailed);
    await expect(store.recordSkip(check)).resolves.toBeUndefined();
  });

  it('refuses a text that is no check id before it becomes a key', async () => {
    await expect(store.read('../03')).rejects.toThrow('not a check id');
  });
});
