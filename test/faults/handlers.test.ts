import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dispatchMessage } from '../../lambdas/messaging/dispatch-messages/handler.ts';
import { settle } from '../../lambdas/messaging/settle-receipts/handler.ts';
import { messageNowDue } from '../../lib/messaging/adapters/dynamodb/message-change.ts';
import { toMessageItem } from '../../lib/messaging/adapters/dynamodb/message-document.ts';
import { readReceiptEvent } from '../../lib/messaging/adapters/providers/receipt-events.ts';
import { laneOf } from '../../lib/messaging/domain/lane.ts';
import { formatLedgerKey, type LedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { answerDueNotice, DueNoticeBody } from '../../lib/messaging/use-cases/answer-due-notice.ts';
import type { DeliveryPorts } from '../../lib/messaging/use-cases/deliver-message.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import { sweepMessages } from '../../lib/messaging/use-cases/sweep-messages.ts';
import { laneQueueName } from '../../lib/platform/names.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { streamHandler } from '../../lib/runtime/stream-handler.ts';
import { CHANNELS, LANES } from '../../lib/shared/codes.ts';
import { toTagValue } from '../../lib/shared/email/ses-tag.ts';
import { ok } from '../../lib/shared/result.ts';
import { QueueSource } from '../event-sources/queue-source.ts';
import { StreamSource } from '../event-sources/stream-source.ts';
import { VirtualTime } from '../event-sources/virtual-time.ts';
import { FakeProvider } from './fake-provider.ts';
import { checkHistory } from './history-check.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { seeded } from './random.ts';
import { decide, ELECTION, END, inventScenario, START } from './scenario.ts';
import { unpaced } from './unpaced.ts';
import { unstopped } from './unstopped.ts';

const QUEUE = { batchSize: 10, visibilitySeconds: 180, maxReceiveCount: 5, reportBatchItemFailures: true };
const STREAM = {
  batchSize: 100,
  retryAttempts: 5,
  bisectBatchOnError: true,
  reportBatchItemFailures: true,
  maxRecordAgeSeconds: 21_600,
};

const receiptOf = (ledgerKey: string, providerId: string, delivered: boolean): unknown =>
  ledgerKey.endsWith('.email')
    ? {
        eventType: delivered ? 'Delivery' : 'Bounce',
        mail: { messageId: providerId, tags: { ledgerKey: [toTagValue(ledgerKey)] } },
      }
    : {
        eventType: `${ledgerKey.endsWith('.text') ? 'TEXT' : 'VOICE'}_${delivered ? (ledgerKey.endsWith('.text') ? 'DELIVERED' : 'ANSWERED') : 'TTL_EXPIRED'}`,
        messageId: providerId,
        context: { ledgerKey },
      };

type Options = { readonly messages: number; readonly seed: number; readonly poison: number; readonly failures: number };

/** The deployed handlers behind models of their event sources, from the decision to the receipt. */
const deployment = async ({ messages, seed, poison, failures }: Options) => {
  const random = seeded(seed);
  const time = new VirtualTime(START);
  const clock = async () => time.now();
  const scenario = inventScenario(messages, random, String(seed));
  const optOuts: string[] = [];
  const fail = (): void => {
    if (random.chance(failures)) throw new Error('The call failed.');
  };
  const history: { newItem: Record<string, unknown>; oldItem: Record<string, unknown> | undefined }[] = [];
  const ledger = new MemoryLedger(({ old, new: row }) => {
    // The mapping's filter: only rows that are due reach the function.
    if (row.state !== 'due') return;
    const change = { newItem: toMessageItem(row), oldItem: old && toMessageItem(old) };
    history.push(change);
    stream.put(change);
    if (random.chance(poison)) stream.put({ newItem: { pk: 'x', sk: 'y', state: 'due', type: 'Nonsense' } });
  });
  const notify = async (message: LedgerKey): Promise<void> => {
    fail();
    const queue = queues.get(laneQueueName(message.channel, laneOf(message.type)));
    if (queue === undefined) throw new Error('No such lane.');
    queue.send(JSON.stringify({ ledgerKey: formatLedgerKey(message) }));
    if (random.chance(poison)) queue.send(random.pick(['not json', '{}', '{"ledgerKey":"a.b"}']));
  };
  const provider = new FakeProvider(random, 0, (ledgerKey, providerId, results) => {
    const body = JSON.stringify(receiptOf(ledgerKey, providerId, results.includes('delivered')));
    receipts.send(body);
    if (random.chance(0.2)) receipts.send(body);
  });
  const rows = {
    ...ledger.rows,
    find: (key: LedgerKey) => {
      fail();
      return ledger.rows.find(key);
    },
  };
  const ports: DeliveryPorts = {
    clock,
    rows,
    halts: { active: async () => new Set() },
    stillTrue: async () => true,
    stops: unstopped,
    subscriptions: {
      find: async (voterId) => {
        fail();
        return scenario.voters.get(voterId)?.subscription;
      },
    },
    voters: { find: async (voterId) => scenario.voters.get(voterId)?.standing },
    elections: { find: async () => ELECTION, participation: async () => undefined },
    write: async () => ok({ channel: 'email', subject: 's', body: 'b', textsVersion: 'drafts' }),
    transport: async ({ ledgerKey }) => {
      await time.pass(random.between(20, 400));
      return provider.request(ledgerKey, time.milliseconds, undefined);
    },
    pace: unpaced,
    wait: (milliseconds) => time.pass(milliseconds),
    newClaimId: () => String(random.next()),
    random: random.next,
  };
  const answer = answerDueNotice({
    ...ports,
    again: async (key, seconds) => time.after(seconds * 1000, () => void notify(key).catch(() => undefined)),
  });
  const choose = (count: number): number => random.between(0, count - 1);
  const queues = new Map(
    CHANNELS.flatMap((channel) =>
      LANES.map((lane) => {
        const handler = queueHandler({ name: `send-${channel}`, body: DueNoticeBody }, answer);
        return [laneQueueName(channel, lane), new QueueSource(time, handler, QUEUE, choose)] as const;
      }),
    ),
  );
  const settleHandler = queueHandler(
    { name: 'settle-receipts', body: (await import('zod')).unknown() },
    settle({
      read: readReceiptEvent,
      clock,
      rows,
      subscriptions: {
        optOut: async (voterId) => {
          optOuts.push(voterId);
        },
      },
      countComplaint: async () => undefined,
    }),
  );
  const receipts = new QueueSource(time, settleHandler, QUEUE, choose);
  const stream = new StreamSource(
    time,
    streamHandler({ name: 'dispatch-messages' }, dispatchMessage({ read: messageNowDue, notices: { notify } })),
    STREAM,
  );
  const sweep = (): void => {
    if (ledger.hasDue(time.now())) {
      const ports = { clock, due: ledger.due, rows, notices: { notify }, hasTime: () => true };
      for (const work of [{ kind: 'watch' }, { kind: 'release', part: 0, parts: 1 }] as const) {
        void sweepMessages(ports, work).catch(() => undefined);
      }
    }
    if (ledger.isOpen || decided.size < messages) time.after(60_000, sweep);
  };
  const decided = new Set<string>();
  const recorder = messageLedger({ newMessages: ledger.newMessages, rows: ledger.rows });
  for (const planned of scenario.plan) {
    time.after(planned.afterMs, () => {
      const voter = scenario.voters.get(planned.decision.voterId);
      if (voter === undefined) return;
      const decision = decide(planned, voter, time.now());
      decided.add(formatLedgerKey(decision));
      void recorder.record([decision]);
    });
  }
  time.after(60_000, sweep);
  await time.run(END);
  return { time, ledger, provider, queues, stream, receipts, history, decided, random };
};

describe('the deployed handlers behind their event sources', () => {
  beforeAll(() => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
  });

  it('deliver every message once beside poison and failing calls', async () => {
    const world = await deployment({ messages: 1_200, seed: 3, poison: 0.02, failures: 0.03 });
    const { decided, ledger, provider, queues, stream, receipts } = world;
    const rows = ledger.all();
    expect(checkHistory({ decided, rows, acceptances: provider.acceptances })).toEqual({
      duplicates: [],
      losses: [],
      contradictions: [],
    });
    const states = new Set(rows.map((row) => row.state));
    expect([...states].sort()).toEqual(['delivered', 'superseded', 'undelivered']);
    // Poison is set aside by itself, and what is good never is.
    expect(stream.abandoned.length).toBeGreaterThan(5);
    const setAside = [...queues.values()].flatMap((queue) => queue.deadLetters);
    expect(setAside.length).toBeGreaterThan(5);
    expect(setAside.filter((body) => body.includes(ELECTION.id))).toEqual([]);
    expect([...queues.values(), receipts].every((queue) => queue.size === 0)).toBe(true);
  });

  it('stay at one delivery when everything is replayed: the stream from its start, the queues from their dead letters', {
    timeout: 120_000,
  }, async () => {
    const world = await deployment({ messages: 300, seed: 5, poison: 0.02, failures: 0 });
    const { provider, stream, history, queues, time, ledger } = world;
    const before = provider.acceptances.length;
    // Poison in the stream holds up its neighbours by seconds; hours begin with the sweep of their minute.
    const late = ledger
      .all()
      .filter(
        (row) =>
          row.earlierCalls === undefined && row.acceptedAt && row.sendFrom.until(row.acceptedAt).total('seconds') > 90,
      );
    expect(late.map(formatLedgerKey)).toEqual([]);
    for (const change of history) stream.put(change);
    for (const row of ledger.all()) {
      queues
        .get(laneQueueName(row.channel, laneOf(row.type)))
        ?.send(JSON.stringify({ ledgerKey: formatLedgerKey(row) }));
    }
    await time.run(END.add({ hours: 24 * 30 }));
    expect(before).toBeGreaterThan(200);
    expect(provider.acceptances.length).toBe(before);
    expect(provider.requests).toBe(before);
  });
});
