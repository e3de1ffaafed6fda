import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dynamodbPace } from '../../../lib/messaging/adapters/dynamodb/pace.ts';
import { formatLedgerKey, type LedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import { answerDueNotice, DueNoticeBody } from '../../../lib/messaging/use-cases/answer-due-notice.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { ok } from '../../../lib/shared/result.ts';
import { type QueueHandler, QueueSource } from '../../event-sources/queue-source.ts';
import { VirtualTime } from '../../event-sources/virtual-time.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { seeded } from '../../faults/random.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const HOURS = { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' };

/** The one row of the requests table that the turns are kept in, with the conditions that are written to it. */
const turnsTable = () => {
  let nextAt: number | undefined;
  let count = 0;
  const mock = mockClient(DynamoDBDocumentClient);
  mock.on(UpdateCommand).callsFake((input: { ExpressionAttributeValues: Record<string, number> }) => {
    const { ':now': now = 0, ':cost': cost, ':latest': latest = 0, ':moved': moved } = input.ExpressionAttributeValues;
    count += 1;
    const isMet = moved === undefined ? nextAt !== undefined && nextAt >= now && nextAt <= latest : (nextAt ?? 0) < now;
    if (!isMet) {
      const Item = nextAt === undefined ? {} : { Item: marshall({ nextAt }) };
      throw new ConditionalCheckFailedException({ message: '', $metadata: {}, ...Item });
    }
    nextAt = moved ?? (nextAt ?? 0) + (cost ?? 0);
    return { Attributes: { nextAt } };
  });
  return { client: DynamoDBDocumentClient.from(new DynamoDBClient({})), writes: () => count };
};

/**
 * A provider that takes so many parts a second and refuses the rest. It saves up a second's worth, and two whole messages
 * at least: a limit below a message's parts could take none.
 */
class LimitedProvider {
  throttled = 0;
  readonly accepted: { readonly at: number; readonly parts: number; readonly key: string }[] = [];
  #tokens: number;
  #at = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.#tokens = Math.max(limit, 6);
  }

  ask(key: string, parts: number, at: number): boolean {
    this.#tokens = Math.min(Math.max(this.#limit, 6), this.#tokens + ((at - this.#at) / 1000) * this.#limit);
    this.#at = at;
    if (this.#tokens < parts) {
      this.throttled += 1;
      return false;
    }
    this.#tokens -= parts;
    this.accepted.push({ at, parts, key });
    return true;
  }
}

type Load = { readonly limit: number; readonly share: number; readonly seconds: number; readonly urgentEvery?: number };

/** The deployed sender behind its lanes, the shared turns in their table, and a provider with a limit. */
const sendAt = async ({ limit, share, seconds, urgentEvery }: Load) => {
  const random = seeded(17);
  const time = new VirtualTime(NOON);
  const ledger = new MemoryLedger();
  const provider = new LimitedProvider(limit);
  const { client, writes } = turnsTable();
  const partsOf = (key: LedgerKey): number => 1 + (Number(key.voterId.slice(1)) % 3);
  const urgent: number[] = [];
  const askedAt = new Map<string, number>();
  const lanes = new Map<string, QueueSource>();
  const laneOf = (key: LedgerKey): QueueSource => {
    const lane = lanes.get(key.type === 'ContactCounty' ? 'urgent' : 'bulk');
    if (lane === undefined) throw new Error('No such lane.');
    return lane;
  };
  const bodyOf = (key: LedgerKey): string => JSON.stringify({ ledgerKey: formatLedgerKey(key) });
  const maxConcurrency = Math.max(2, Math.ceil(limit / 10));
  // Each worker has its own share in the turns, as each Lambda has.
  const workers = Array.from({ length: maxConcurrency }, () =>
    queueHandler(
      { name: 'send-text', body: DueNoticeBody },
      answerDueNotice({
        clock: async () => time.now(),
        rows: ledger.rows,
        stillTrue: async () => true,
        halts: { active: async () => new Set() },
        stops: unstopped,
        subscriptions: {
          find: async (voterId) => ({
            voterId,
            county: '03',
            channels: ['text'],
            language: 'en',
            hours: HOURS,
            phone: '+19165550123',
            consentedAt: NOON,
            consentSource: 'site',
          }),
        },
        voters: { find: async (voterId) => ({ voterId, county: '03', status: 'A', confidential: false }) },
        elections: { find: async () => ELECTION, participation: async () => undefined },
        write: async (row) =>
          ok({
            channel: 'text',
            body: 'b',
            textsVersion: 'drafts',
            sms: { encoding: 'GSM-7', parts: partsOf(row), units: 1 },
          }),
        transport: async ({ row, ledgerKey }) => {
          await time.pass(random.between(20, 250));
          if (!provider.ask(ledgerKey, partsOf(row), time.milliseconds)) {
            return { kind: 'not-accepted', reason: 'THROTTLED' };
          }
          const asked = askedAt.get(ledgerKey);
          if (row.type === 'ContactCounty' && asked !== undefined) urgent.push(time.milliseconds - asked);
          await time.pass(random.between(20, 100));
          return { kind: 'accepted', providerId: ledgerKey };
        },
        newClaimId: () => String(random.next()),
        random: random.next,
        pace: dynamodbPace(client, {
          table: 'requests',
          origination: 'text',
          limitPerSecond: limit,
          milliseconds: () => time.milliseconds,
          random: random.next,
        }),
        again: async (key, pause) => laneOf(key).send(bodyOf(key), pause),
        wait: (milliseconds) => time.pass(milliseconds),
      }),
    ),
  );
  const handler: QueueHandler = (event, context) => random.pick(workers)(event, context);
  const settings = {
    batchSize: Math.min(10, limit),
    visibilitySeconds: 180,
    maxReceiveCount: 5,
    reportBatchItemFailures: true,
    maxConcurrency,
  };
  for (const lane of ['urgent', 'bulk']) lanes.set(lane, new QueueSource(time, handler, settings));
  const start = time.milliseconds;
  let parts = 0;
  let messages = 0;
  for (let voter = 0; parts < limit * share * seconds; voter += 1) {
    const type = urgentEvery !== undefined && voter % urgentEvery === 0 ? 'ContactCounty' : 'Outbound';
    const row = sampleRow({ voterId: `V${voter}`, type });
    const after = Math.round((parts / (limit * share)) * 1000);
    parts += partsOf(row);
    messages += 1;
    time.after(after, () => {
      askedAt.set(formatLedgerKey(row), time.milliseconds);
      void ledger.newMessages.create(row);
      laneOf(row).send(bodyOf(row));
    });
  }
  await time.run(NOON.add({ seconds: seconds * 20 + 600 }));
  const last = Math.max(...provider.accepted.map(({ at }) => at));
  return {
    messages,
    throttled: provider.throttled,
    writes: writes(),
    taken: new Set(provider.accepted.map(({ key }) => key)).size,
    calls: provider.accepted.length,
    deadLetters: [...lanes.values()].flatMap(({ deadLetters }) => deadLetters).length,
    rate: (parts / (last - start)) * 1000,
    urgent: urgent.sort((one, other) => one - other),
  };
};

// A limit of 100 a second once made 3,000 messages take 1,680 seconds instead of 30.
describe('the pace of a channel', () => {
  beforeAll(() => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  });

  it.each([1, 3, 14, 100])('at four fifths of a quota of %i a second no request is throttled', async (limit) => {
    const { messages, throttled, taken, calls } = await sendAt({ limit, share: 0.8, seconds: 90 });
    expect(throttled).toBe(0);
    expect(taken).toBe(messages);
    expect(calls).toBe(messages);
  });

  it.each([1, 3, 14, 100])(
    'at one and a half of a quota of %i a second nothing is lost, and nine tenths of the quota are used',
    async (limit) => {
      const { messages, taken, calls, rate, deadLetters, throttled } = await sendAt({ limit, share: 1.5, seconds: 90 });
      expect(taken).toBe(messages);
      expect(calls).toBe(messages);
      expect(deadLetters).toBe(0);
      expect(rate).toBeGreaterThanOrEqual(0.9 * limit);
      expect(throttled / messages).toBeLessThan(0.01);
    },
  );

  // Turns were once lost to rounding, and to a neighbour of the same batch: messages were put off although there was room.
  it.each([1, 3, 14, 100, 1_000, 100_000, 1_000_000])(
    'at a quota of %i a second gives everybody who is let in their turn',
    async (limitPerSecond) => {
      const random = seeded(5);
      let milliseconds = NOON.epochMilliseconds;
      const { client } = turnsTable();
      const settings = { table: 'requests', origination: 'text', limitPerSecond, random: random.next };
      const pace = dynamodbPace(client, { ...settings, milliseconds: () => milliseconds });
      let admitted = 0;
      for (let batch = 0; batch < 300; batch += 1) {
        const answers = await Promise.all(Array.from({ length: Math.min(10, limitPerSecond) }, () => pace.admit()));
        milliseconds += random.between(0, 100);
        const letIn = answers.filter(({ kind }) => kind === 'room');
        const turns = await Promise.all(letIn.map(() => pace.turn(random.between(1, 3))));
        admitted += turns.length;
        expect(turns).not.toContain(undefined);
        milliseconds += random.between(0, Math.ceil(20_000 / limitPerSecond));
      }
      expect(admitted).toBeGreaterThan(100);
    },
  );

  it('keeps what is urgent within seconds beside a mailing that fills the quota', async () => {
    const { urgent } = await sendAt({ limit: 100, share: 1.5, seconds: 60, urgentEvery: 50 });
    expect(urgent.length).toBeGreaterThan(50);
    expect(urgent[Math.floor(urgent.length * 0.99)]).toBeLessThan(60_000);
  });
});
