import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callNumber, MOST_CALLS } from '../../../lib/messaging/domain/call-again.ts';
import type { DeliveryCode } from '../../../lib/messaging/domain/delivery-code.ts';
import type { DeliveryReceipt } from '../../../lib/messaging/domain/delivery-receipt.ts';
import { haltKey } from '../../../lib/messaging/domain/halt.ts';
import { keyOf } from '../../../lib/messaging/domain/ledger-row.ts';
import { type DeliveryPorts, deliverMessage } from '../../../lib/messaging/use-cases/deliver-message.ts';
import { settleReceipt } from '../../../lib/messaging/use-cases/settle-receipt.ts';
import { sweepMessages } from '../../../lib/messaging/use-cases/sweep-messages.ts';
import type { Channel } from '../../../lib/shared/codes.ts';
import { ok } from '../../../lib/shared/result.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unpaced } from '../../faults/unpaced.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

type Call = { readonly id: string; readonly at: Temporal.Instant; readonly heardBefore: boolean };

/** One voter with one message by phone, and what an outsider sees of it: the calls. */
class Phone {
  now = NOON;
  stopped = false;
  halted = false;
  /** A receipt of any call has said that somebody was reached. */
  heard = false;
  /** Whether the next answer of the provider gets lost. */
  loses = false;
  readonly calls: Call[] = [];
  readonly wrong: string[] = [];
  readonly ledger = new MemoryLedger();
  readonly row = sampleRow({ channel: 'voice', type: 'Received' });

  readonly ports: DeliveryPorts = {
    clock: async () => this.now,
    rows: this.ledger.rows,
    stillTrue: async () => true,
    halts: { active: async () => new Set(this.halted ? [haltKey({ channel: 'voice' })] : []) },
    stops: unstopped,
    subscriptions: {
      find: async (voterId) => ({
        voterId,
        county: '03',
        channels: (this.stopped ? ['email'] : ['voice']) as Channel[],
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
        channel: 'voice',
        body: 'The county has your ballot.',
        textsVersion: 'drafts',
        voice: { kind: 'text-to-speech', voiceId: 'JOANNA', languageCode: 'en-US' },
      }),
    transport: async () => this.ring(),
    pace: unpaced,
    wait: async () => undefined,
    newClaimId: () => `claim-${this.calls.length}-${this.now.epochMilliseconds}`,
    random: () => 0.5,
  };

  async ring() {
    const id = `call-${this.calls.length + 1}`;
    this.calls.push({ id, at: this.now, heardBefore: this.heard });
    const hour = this.now.toZonedDateTimeISO('America/Los_Angeles').hour;
    if (hour < 8 || hour >= 20) this.wrong.push(`${id} at ${hour}`);
    if (this.stopped) this.wrong.push(`${id} after the opt-out`);
    if (this.halted) this.wrong.push(`${id} in a halt`);
    if (this.heard) this.wrong.push(`${id} after the message was heard`);
    if (this.loses) return { kind: 'unknown', code: 'TIMEOUT' } as const;
    return { kind: 'accepted', providerId: id } as const;
  }

  async report(receipt: DeliveryReceipt) {
    // Whoever was called twice within the moment of the report is heard by the second call too.
    const result = await settleReceipt(this.ports, keyOf(this.row), receipt);
    if (receipt.result === 'delivered' && result === 'SETTLED') this.heard = true;
    return result;
  }

  async pass(minutes: number) {
    this.now = this.now.add({ minutes });
    const ports = {
      clock: this.ports.clock,
      due: this.ledger.due,
      rows: this.ledger.rows,
      notices: { notify: async () => undefined },
      hasTime: () => true,
    };
    await sweepMessages(ports, { kind: 'watch' });
    await sweepMessages(ports, { kind: 'release', part: 0, parts: 1 });
    await this.deliver();
  }

  async deliver() {
    return deliverMessage(this.ports, keyOf(this.row));
  }

  get state() {
    return this.ledger.get(this.row);
  }
}

const phone = async (): Promise<Phone> => {
  const one = new Phone();
  await one.ledger.newMessages.create(one.row);
  await one.deliver();
  return one;
};
const unreached = (call: number, code: DeliveryCode = 'NOT_ANSWERED'): DeliveryReceipt => ({
  result: 'undelivered',
  providerId: `call-${call}`,
  code,
});

describe('a call that reached nobody', () => {
  it.each(['NOT_ANSWERED', 'LINE_BUSY', 'MACHINE_ANSWERED', 'PROVIDER_GAVE_UP'] as const)(
    'by %s is made again, three times in all, hours apart, and then its end says so',
    async (code) => {
      const one = await phone();
      expect(await one.report(unreached(1, code))).toBe('SETTLED');
      expect(one.state).toMatchObject({ state: 'held', code, notBefore: NOON.add({ hours: 2 }) });
      await one.pass(119);
      expect(one.calls).toHaveLength(1);
      await one.pass(1);
      expect(one.calls).toHaveLength(2);
      await one.report(unreached(2, code));
      // Four hours later it is 18:00.
      await one.pass(4 * 60);
      expect(one.calls).toHaveLength(MOST_CALLS);
      await one.report(unreached(3, code));
      const end = one.state;
      expect(end).toMatchObject({ state: 'undelivered', code, earlierCalls: ['call-1', 'call-2'] });
      expect(end && callNumber(end)).toBe(3);
      for (let day = 0; day < 20; day += 1) await one.pass(12 * 60);
      expect(one.calls).toHaveLength(MOST_CALLS);
      expect(one.wrong).toEqual([]);
    },
  );

  it.each(['NOT_REACHABLE', 'BLOCKED_BY_CARRIER'] as const)('by %s is not made again', async (code) => {
    const one = await phone();
    await one.report(unreached(1, code));
    expect(one.state).toMatchObject({ state: 'undelivered', code });
    expect(one.state).not.toHaveProperty('earlierCalls');
  });

  it('waits for the voter’s hours', async () => {
    const one = await phone();
    await one.pass(7 * 60);
    await one.report(unreached(1));
    await one.pass(2 * 60);
    expect(one.calls).toHaveLength(1);
    expect(one.state).toMatchObject({ state: 'held', code: 'HOURS_CLOSED' });
    await one.pass(11 * 60);
    expect(one.calls).toHaveLength(2);
    expect(one.wrong).toEqual([]);
  });

  it('is not made again after an opt-out, nor once the message is of no use', async () => {
    const opted = await phone();
    await opted.report(unreached(1));
    opted.stopped = true;
    await opted.pass(3 * 60);
    expect(opted.state).toMatchObject({ state: 'suppressed', code: 'CHANNEL_OFF' });
    const late = await phone();
    late.now = late.row.sendUntil.subtract({ minutes: 30 });
    await late.report(unreached(1));
    expect(late.state).toMatchObject({ state: 'undelivered', code: 'NOT_ANSWERED' });
  });

  it('ends when a late report says that an earlier call was answered after all', async () => {
    const one = await phone();
    await one.report(unreached(1));
    expect(await one.report({ result: 'delivered', providerId: 'call-1' })).toBe('SETTLED');
    await one.pass(24 * 60);
    expect(one.calls).toHaveLength(1);
    expect(one.state?.state).toBe('delivered');
  });

  it('of which only the report is known, because the answer got lost, is one of the three', async () => {
    const one = new Phone();
    one.loses = true;
    await one.ledger.newMessages.create(one.row);
    await one.deliver();
    expect(one.state?.state).toBe('uncertain');
    one.loses = false;
    await one.report(unreached(1));
    expect(one.state).not.toHaveProperty('unknownSince');
    await one.pass(2 * 60);
    expect(one.calls.map(({ id }) => id)).toEqual(['call-1', 'call-2']);
  });
});

type Step =
  | { readonly pass: number }
  | { readonly back: number; readonly result: 'accepted' | 'delivered' | 'undelivered'; readonly code: DeliveryCode }
  | { readonly stop: true }
  | { readonly halt: boolean }
  | { readonly lose: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ pass: fc.integer({ min: 90, max: 16 * 60 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      /** Of the last call, or of one before it. */
      back: fc.constantFrom(0, 0, 0, 1, 2),
      result: fc.constantFrom('accepted', 'undelivered', 'undelivered', 'undelivered', 'undelivered', 'delivered'),
      code: fc.constantFrom('NOT_ANSWERED', 'LINE_BUSY', 'MACHINE_ANSWERED', 'PROVIDER_GAVE_UP', 'NOT_REACHABLE'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ stop: true } as const) },
  { weight: 1, arbitrary: fc.record({ halt: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ lose: fc.boolean() }) },
);

const NOBODY = { back: 0, result: 'undelivered', code: 'NOT_ANSWERED' } as const;
/** One order of which it is certain that it makes three calls. */
const TO_THE_BOUND: Step[] = [NOBODY, { pass: 150 }, NOBODY, { pass: 250 }, NOBODY, { pass: 900 }];

describe('calls under any order of reports', () => {
  it('are never more than three, never after an opt-out or an answer, in a halt or outside the hours', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const one = await phone();
        for (const each of steps) {
          if ('pass' in each) await one.pass(each.pass);
          else if ('stop' in each) one.stopped = true;
          else if ('halt' in each) one.halted = each.halt;
          else if ('lose' in each) one.loses = each.lose;
          // A provider reports calls that it was asked for; twice, late and in any order.
          else if (each.back < one.calls.length) {
            const { back, result, code } = each;
            const call = one.calls.length - back;
            await one.report({ result, providerId: `call-${call}`, ...(result === 'undelivered' ? { code } : {}) });
          }
        }
        most = Math.max(most, one.calls.length);
        expect(one.wrong).toEqual([]);
        expect(one.calls.length).toBeLessThanOrEqual(MOST_CALLS);
      }),
      { numRuns: 150, examples: [[TO_THE_BOUND]] },
    );
    // The orders tried have come to the bound.
    expect(most).toBe(MOST_CALLS);
  });
});
