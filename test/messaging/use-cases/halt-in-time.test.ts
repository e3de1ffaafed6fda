import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamodbHalts } from '../../../lib/messaging/adapters/dynamodb/halts.ts';
import { keyOf } from '../../../lib/messaging/domain/ledger-row.ts';
import { LONGEST_WAIT_MS } from '../../../lib/messaging/domain/pace-turns.ts';
import { type DeliveryPorts, deliverMessage } from '../../../lib/messaging/use-cases/deliver-message.ts';
import { ok } from '../../../lib/shared/result.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unpaced } from '../../faults/unpaced.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

/** What the brief promises. Milliseconds. */
const WITHIN = 10_000;

/** One sender under load: time passes at each step, the halts are read through its own cache, with the real times. */
const sender = (steps: () => number) => {
  let milliseconds = 0;
  let haltedFrom = Number.POSITIVE_INFINITY;
  let resumedAt = Number.POSITIVE_INFINITY;
  const table = mockClient(DynamoDBDocumentClient);
  table.on(QueryCommand).callsFake(() => {
    const items = milliseconds >= haltedFrom && milliseconds < resumedAt ? [{ sk: 'type#Outbound' }] : [];
    milliseconds += steps() % 200;
    return { Items: items };
  });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const ledger = new MemoryLedger();
  const calls: { readonly key: string; readonly at: number }[] = [];
  const claims: number[] = [];
  const clock = async (): Promise<Temporal.Instant> => NOON.add({ milliseconds: Math.floor(milliseconds) });
  const ports: DeliveryPorts = {
    clock,
    rows: {
      ...ledger.rows,
      ofVoter: async (...words) => {
        milliseconds += steps() % 2_000;
        return ledger.rows.ofVoter(...words);
      },
      move: async (key, move) => {
        const moved = await ledger.rows.move(key, move);
        if (moved.ok && move.call) claims.push(milliseconds);
        return moved;
      },
    },
    stillTrue: async () => true,
    halts: dynamodbHalts(client, 'settings', () => milliseconds),
    stops: unstopped,
    subscriptions: {
      find: async (voterId) => ({
        voterId,
        county: '03',
        channels: ['text'],
        language: 'en',
        hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
        phone: '+19165550123',
        consentedAt: NOON,
        consentSource: 'site',
      }),
    },
    voters: { find: async (voterId) => ({ voterId, county: '03', status: 'A', confidential: false }) },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async () =>
      ok({
        channel: 'text',
        body: 'On its way.',
        sms: { encoding: 'GSM-7', parts: 1, units: 11 },
        textsVersion: 'drafts',
      }),
    transport: async ({ ledgerKey }) => {
      calls.push({ key: ledgerKey, at: milliseconds });
      milliseconds += steps() % 300;
      return { kind: 'accepted', providerId: 'p' };
    },
    // The longest that a turn may take: the message is read long before it is claimed.
    pace: { ...unpaced, turn: async () => steps() % (2 * LONGEST_WAIT_MS) },
    wait: async (waitMs) => {
      milliseconds += waitMs;
    },
    newClaimId: () => `claim-${claims.length}`,
    random: () => 0.5,
  };
  return {
    ledger,
    ports,
    calls,
    claims,
    halt: (from: number, until: number) => {
      haltedFrom = from;
      resumedAt = until;
    },
    at: () => milliseconds,
    pass: (ms: number) => {
      milliseconds += ms;
    },
    restore: () => table.restore(),
  };
};

describe('a halt', () => {
  it('holds within 10 seconds whatever a sender waits for, and resumed each message goes out once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat(100_000)),
        fc.integer({ min: 0, max: 60_000 }),
        async (stream, from) => {
          const one = sender(() => Number(stream.next().value));
          const until = from + 120_000;
          one.halt(from, until);
          const rows = Array.from({ length: 12 }, (_, index) => sampleRow({ voterId: `V${index}` }));
          for (const row of rows) await one.ledger.newMessages.create(row);
          // Notices come again and again, as the sweep and the queue bring them, also after the halt.
          for (let round = 0; one.at() < until + 60_000 && round < 400; round += 1) {
            const row = rows[round % rows.length] ?? sampleRow();
            await deliverMessage(one.ports, keyOf(row));
            one.pass(700);
          }
          for (const row of rows) await deliverMessage(one.ports, keyOf(row));
          one.restore();
          expect(one.claims.filter((at) => at > from + WITHIN && at < until)).toEqual([]);
          expect(one.calls.filter(({ at }) => at > from + WITHIN && at < until)).toEqual([]);
          const keys = one.calls.map(({ key }) => key);
          expect([keys.length, new Set(keys).size]).toEqual([rows.length, rows.length]);
          expect(one.ledger.all().filter(({ state }) => state !== 'accepted')).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('ends for a message whose time is over with a word of its own', async () => {
    const one = sender(() => 0);
    one.halt(0, 60_000);
    const row = sampleRow({ sendUntil: NOON.add({ seconds: 30 }) });
    await one.ledger.newMessages.create(row);
    await deliverMessage(one.ports, keyOf(row));
    expect(one.ledger.get(row)).toMatchObject({ state: 'due', code: 'HALTED' });
    one.pass(70_000);
    await deliverMessage(one.ports, keyOf(row));
    one.restore();
    expect(one.ledger.get(row)).toMatchObject({ state: 'expired', code: 'HALTED_TOO_LONG' });
    expect(one.calls).toEqual([]);
  });
});
