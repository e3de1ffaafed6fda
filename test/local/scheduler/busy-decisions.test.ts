import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { localTable } from '../../../lib/local/aws/names.ts';
import { busyDecisions } from '../../../lib/local/scheduler/busy-decisions.ts';
import { busyLedger } from '../../../lib/local/scheduler/busy-ledger.ts';
import { nextDueMinute } from '../../../lib/local/scheduler/due-moments.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = (text: string) => Temporal.Instant.from(text);
const NOW = '2026-10-10T17:00:00Z';
const table = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
beforeEach(() => {
  table.reset();
  // No county has set days of reminders.
  table.on(ScanCommand).resolves({ Items: [] });
});

const indexed = (index: 'due' | 'undecided', items: Record<string, unknown>[]) =>
  table.on(ScanCommand, { IndexName: index }).resolves({ Items: items });
const stored = (name: 'messages' | 'ballots', items: Record<string, unknown>[]) =>
  table.on(BatchGetCommand).resolves({ Responses: { [localTable(name)]: items } });

describe('ballots without a decision', () => {
  const busy = () => busyDecisions(client, () => at(NOW))();
  const mark = (undecidedSince: string) =>
    indexed('undecided', [{ pk: 'e#V1', sk: 'BALLOT#B1', undecided: '3', undecidedSince }]);

  it('a fresh one is work in progress, although its mark lies a minute ahead', async () => {
    mark('2026-10-10T17:00:59Z');
    stored('ballots', [{ pk: 'e#V1', sk: 'BALLOT#B1', entries: [{ outcome: { kind: 'told' } }, { version: 2 }] }]);
    expect(await busy()).toHaveLength(1);
  });

  it('one that is held until a date is not: the clock moves on', async () => {
    mark('2026-10-12T07:00:00Z');
    expect(await busy()).toEqual([]);
    mark(NOW);
    stored('ballots', [{ pk: 'e#V1', sk: 'BALLOT#B1', entries: [{ outcome: { kind: 'held' } }] }]);
    expect(await busy()).toEqual([]);
  });
});

describe('messages on their way', () => {
  const busy = (row: Record<string, unknown>) => {
    indexed('due', [{ pk: 'e#V1', sk: 'k', dueShard: 'watch#1', wakeAt: '2026-10-10T17:05:00Z' }]);
    stored('messages', [{ notBefore: NOW, ...row }]);
    return busyLedger(client, () => at(NOW))();
  };

  it.each([
    ['due', { state: 'due' }, 1],
    ['being sent', { state: 'sending' }, 1],
    ['held until the voter’s hours', { state: 'held' }, 0],
    ['due later: a provider asked to wait', { state: 'due', notBefore: '2026-10-10T17:02:00Z' }, 0],
    ['halted by SOS', { state: 'due', code: 'HALTED' }, 0],
    ['waiting for a receipt', { state: 'uncertain' }, 0],
  ])('%s', async (_, row, count) => {
    expect(await busy(row)).toHaveLength(count);
  });
});

it('messages that stand still while the queues are empty hold the clock up for half a minute: one that hangs, seven that were throttled', async () => {
  let passed = 0;
  const busy = busyLedger(
    client,
    () => at(NOW),
    () => passed,
  );
  const rows = (...states: string[]) => {
    const items = states.map((state, index) => ({
      pk: `e#V${index}`,
      sk: 'k',
      dueShard: 'watch#1',
      wakeAt: '2026-10-10T17:05:00Z',
      notBefore: NOW,
      fence: 1,
      state,
    }));
    indexed('due', items);
    stored('messages', items);
  };
  const throttled = Array.from({ length: 7 }, () => 'due');
  rows('sending', ...throttled);
  expect(await busy()).toHaveLength(1);
  passed = 29_000;
  expect(await busy()).toHaveLength(1);
  passed = 31_000;
  expect(await busy()).toEqual([]);
  // One of them moves: the others have not been given up.
  rows('sending', ...throttled.slice(1), 'accepted');
  expect(await busy()).toHaveLength(1);
  passed = 62_000;
  expect(await busy()).toEqual([]);
  rows('accepted');
  expect(await busy()).toEqual([]);
  rows('due');
  expect(await busy()).toHaveLength(1);
});

describe('the next due minute', () => {
  it('is the earliest later one, of messages and of ballots that are held', async () => {
    indexed('due', [
      { pk: 'p', sk: 's', dueShard: 'watch#0', wakeAt: '2026-10-10T16:58:20Z' },
      { pk: 'p', sk: 's', dueShard: 'release#7', wakeAt: '2026-10-13T15:00:00Z' },
    ]);
    indexed('undecided', [{ pk: 'p', sk: 's', undecided: '0', undecidedSince: '2026-10-12T06:59:30Z' }]);
    expect(String(await nextDueMinute(client, at(NOW)))).toBe('2026-10-12T07:00:00Z');
    indexed('undecided', []);
    expect(String(await nextDueMinute(client, at('2026-10-12T07:00:00Z')))).toBe('2026-10-13T15:00:00Z');
    expect(await nextDueMinute(client, at('2026-10-13T15:00:00Z'))).toBeUndefined();
  });

  it('is the next one as long as ballots are left that the last sweep had no time for', async () => {
    indexed('due', [{ pk: 'p', sk: 's', dueShard: 'release#7', wakeAt: '2026-10-13T15:00:00Z' }]);
    indexed('undecided', [{ pk: 'p', sk: 's', undecided: 'held-0', undecidedSince: '2026-10-12T07:00:00Z' }]);
    expect(String(await nextDueMinute(client, at('2026-10-12T06:59:00Z')))).toBe('2026-10-12T07:00:00Z');
    expect(String(await nextDueMinute(client, at('2026-10-12T07:00:00Z')))).toBe('2026-10-12T07:01:00Z');
    expect(String(await nextDueMinute(client, at('2026-10-12T07:00:30Z')))).toBe('2026-10-12T07:01:00Z');
  });
});
