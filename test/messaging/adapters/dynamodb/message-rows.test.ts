import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLedgerRow, toMessageItem } from '../../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { dynamodbMessageRows } from '../../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbNewMessages } from '../../../../lib/messaging/adapters/dynamodb/new-messages.ts';
import { duePartition } from '../../../../lib/messaging/domain/ledger-due.ts';
import { applyMove, type LedgerMove } from '../../../../lib/messaging/domain/ledger-move.ts';
import { LEDGER_STATES } from '../../../../lib/messaging/domain/ledger-state.ts';
import { expressionTable } from '../../../shared/dynamodb/expression-table.ts';
import { NOON, sampleRow } from '../../domain/sample-decision.ts';

const instant = fc.integer({ min: 0, max: 600_000 }).map((milliseconds) => NOON.add({ milliseconds }));

const move: fc.Arbitrary<LedgerMove> = fc
  .record(
    {
      to: fc.constantFrom(...LEDGER_STATES),
      at: instant,
      from: fc.subarray([...LEDGER_STATES], { minLength: 1 }),
      fence: fc.integer({ min: 0, max: 3 }),
      claim: fc.record({ id: fc.constantFrom('a', 'b'), leaseUntil: instant }),
      call: fc.record({
        until: instant,
        language: fc.constantFrom('en' as const, 'es' as const),
        place: instant,
        textsVersion: fc.constantFrom('drafts', 'state-2'),
      }),
      wakeAt: instant,
      notBefore: instant,
      acceptedAt: instant,
      stoppedConsent: instant,
      unknownSince: instant,
      again: fc.record({ earlierCalls: fc.array(fc.constantFrom('p-1', 'p-2'), { minLength: 1, maxLength: 2 }) }),
      ofEarlierCall: fc.constant(true as const),
      providerId: fc.constantFrom('p-1', 'p-2'),
      code: fc.constantFrom('HALTED' as const, 'THROTTLED' as const),
      putOff: fc.integer({ min: 0, max: 5 }),
      notices: fc.integer({ min: 0, max: 5 }),
    },
    { requiredKeys: ['to', 'at'] },
  )
  // Only a claim leads to `sending`, and a claim leads nowhere else; the mark of a call comes with it.
  .map(({ claim = { id: 'c', leaseUntil: NOON }, call, again, ofEarlierCall, ...rest }) => {
    if (rest.to === 'held') return { ...rest, ...(again ? { again } : {}) };
    if (rest.to === 'delivered') return { ...rest, ...(ofEarlierCall ? { ofEarlierCall } : {}) };
    if (rest.to !== 'sending') return rest;
    return { ...rest, claim, ...(call ? { call: { ...call, claimId: claim.id } } : {}) };
  });

// Where the table's conditions differ from the rule, two workers send one message.
describe('the messages table', () => {
  it('does to a row exactly what the rule for moves says, move after move', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(move, fc.boolean()), { minLength: 1, maxLength: 12 }), async (moves) => {
        const { client } = expressionTable();
        let expected = sampleRow();
        await dynamodbNewMessages(client, 'messages').create(expected);
        const rows = dynamodbMessageRows(client, 'messages');
        for (const [change, seen] of moves) {
          const asked = seen && expected.wakeAt ? { ...change, seenWakeAt: expected.wakeAt } : change;
          const ruled = applyMove(expected, asked);
          const written = await rows.move(expected, asked);
          expect(written.ok).toBe(ruled.ok);
          if (ruled.ok) expected = ruled.value;
          const stored = await rows.find(expected);
          expect(toMessageItem(stored ?? expected)).toEqual(toMessageItem(expected));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the sweeper’s index to rows that something is left to do about', async () => {
    const { client, items } = expressionTable();
    const row = sampleRow();
    await dynamodbNewMessages(client, 'messages').create(row);
    const stored = () => [...items.values()][0];
    expect(stored()).toMatchObject({
      dueShard: duePartition(row, 'waiting'),
      wakeAt: '2026-10-05T19:30:00.000Z',
      pk: '2026-11-03-statewide#V1000001',
      sk: 'B1000001-1#Outbound#000001#text',
    });
    await dynamodbMessageRows(client, 'messages').move(row, { to: 'superseded', at: NOON });
    expect(stored()).not.toHaveProperty('dueShard');
    expect(stored()).not.toHaveProperty('wakeAt');
  });

  it('records a message once, whatever it says the second time', async () => {
    const { client, items } = expressionTable();
    const table = dynamodbNewMessages(client, 'messages');
    expect(await table.create(sampleRow())).toBe('created');
    expect(await table.create(sampleRow({ state: 'held', language: 'es' }))).toBe('existing');
    expect([...items.values()][0]).toMatchObject({ state: 'due', language: 'en' });
  });

  it('gives a claim to the caller whose answer got lost, and to nobody else', async () => {
    const { client } = expressionTable();
    await dynamodbNewMessages(client, 'messages').create(sampleRow());
    const rows = dynamodbMessageRows(client, 'messages');
    const claim = (id: string): LedgerMove => ({ to: 'sending', at: NOON, claim: { id, leaseUntil: NOON } });
    const first = await rows.move(sampleRow(), claim('a'));
    expect(first).toMatchObject({ ok: true, value: { fence: 1, claimId: 'a' } });
    expect(await rows.move(sampleRow(), claim('a'))).toEqual(first);
    expect(await rows.move(sampleRow(), claim('b'))).toEqual({ ok: false, error: 'NOT_APPLICABLE' });
  });

  it('reads back what it wrote', () => {
    const row = sampleRow({ statusCode: 'NVS', code: 'HALTED', firstClaimAt: NOON, acceptedAt: NOON });
    expect(toMessageItem(toLedgerRow(toMessageItem(row)))).toEqual(toMessageItem(row));
  });
});
