import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { decideMessages } from '../../lambdas/ballot-tracking/decide-messages/handler.ts';
import { decisionPortsOn } from '../../lambdas/ballot-tracking/decision-wiring.ts';
import { dispatchMessage } from '../../lambdas/messaging/dispatch-messages/handler.ts';
import { emailTransport } from '../../lambdas/messaging/send-email/handler.ts';
import { textTransport } from '../../lambdas/messaging/send-text/handler.ts';
import { deliveryTables, textsInForce } from '../../lambdas/messaging/sender-wiring.ts';
import { appendUpdate } from '../../lib/ballot-tracking/adapters/ballot-writes.ts';
import { dynamodbElections, toElectionItem } from '../../lib/elections/adapters/elections.ts';
import { messageNowDue } from '../../lib/messaging/adapters/dynamodb/message-change.ts';
import { dynamodbPace } from '../../lib/messaging/adapters/dynamodb/pace.ts';
import { sesEmails } from '../../lib/messaging/adapters/providers/email-sender.ts';
import { reachOf } from '../../lib/messaging/adapters/providers/reach.ts';
import { endUserMessagingTexts } from '../../lib/messaging/adapters/providers/text-sender.ts';
import { snsDueNotices } from '../../lib/messaging/adapters/sns-due-notices.ts';
import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { answerDueNotice, DueNoticeBody } from '../../lib/messaging/use-cases/answer-due-notice.ts';
import type { Transport } from '../../lib/messaging/use-cases/deliver-message.ts';
import { messageWriter } from '../../lib/messaging/use-cases/write-message.ts';
import { INDEXES } from '../../lib/platform/names.ts';
import { queueHandler } from '../../lib/runtime/queue-handler.ts';
import { streamHandler } from '../../lib/runtime/stream-handler.ts';
import type { Channel } from '../../lib/shared/codes.ts';
import { voterNowListening } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbClient, providerClients, snsClient, standIns } from '../aws/clients.ts';
import type { Item } from '../aws/expressions.ts';
import { type Change, FakeDynamoDB } from '../aws/fake-dynamodb.ts';
import { ELECTION, NOON, putItem, subscriptionItem, UPLOADED, updateItem, voterItem } from '../aws/sample.ts';
import { yardstickMs } from '../aws/yardstick.ts';

/** One measured process: so many messages from the upload's record to the provider, and what each cost. */
const messages = Number(process.argv[2] ?? '1000');
const BATCHES_AT_ONCE = 10;
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 30_000 } as Context;
const env = {
  STAGE: 'prod',
  ADJUSTABLE_CLOCK: 'no',
  MESSAGES_TABLE: 'messages',
  BALLOTS_TABLE: 'ballots',
  SUBSCRIPTIONS_TABLE: 'subscriptions',
  VOTERS_TABLE: 'voters',
  ELECTIONS_TABLE: 'elections',
  SETTINGS_TABLE: 'settings',
  UPLOADS_TABLE: 'uploads',
} as const;
/** Goes on ticking: whoever is put off comes back. */
const began = performance.now();
const clock = async () => NOON.add({ milliseconds: Math.floor(performance.now() - began) });

const store = new FakeDynamoDB(INDEXES);
const client = dynamodbClient(store);
let changes: Change[] = [];
store.onChange = (change) => {
  if (change.table === 'ballots' || change.table === 'messages') changes.push(change);
};
/** What the queues hold back for seconds. */
const delayed = new Set<Promise<void>>();
const lanes: Record<string, string[]> = { text: [], email: [] };
const sns = snsClient((body, attributes) => lanes[attributes['channel'] ?? '']?.push(body));
let sent = 0;
const providers = providerClients(() => {
  sent += 1;
});

const calendar = dynamodbElections(client, env.ELECTIONS_TABLE);
const decide = streamHandler(
  { name: 'decide-messages' },
  decideMessages({ ...decisionPortsOn(client, env), clock, calendar, voterNowListening }),
);
const dispatch = streamHandler(
  { name: 'dispatch-messages' },
  dispatchMessage({ read: messageNowDue, notices: snsDueNotices(sns, 'arn:aws:sns:us-west-2:123456789012:messages') }),
);
const sender = (channel: Channel, transport: Transport) => {
  const tables = deliveryTables(client, env);
  return queueHandler(
    { name: `send-${channel}`, body: DueNoticeBody },
    answerDueNotice({
      ...tables,
      clock,
      transport,
      pace: dynamodbPace(client, {
        table: 'requests',
        origination: channel,
        limitPerSecond: 5_000,
        milliseconds: Date.now,
        random: Math.random,
      }),
      wait: async () => undefined,
      again: async (key, seconds) => {
        const body = JSON.stringify({ ledgerKey: formatLedgerKey(key) });
        const back = sleep(seconds * 1000).then(() => {
          lanes[channel]?.push(body);
          delayed.delete(back);
        });
        delayed.add(back);
      },
      newClaimId: randomUUID,
      random: Math.random,
      write: messageWriter({
        ...tables,
        ...textsInForce(client, env, 'send-text'),
        siteUrl: 'https://wheresmyballot.sos.ca.gov',
      }),
    }),
  );
};
const reach = reachOf(client, 'rollcall-prod-send-text');
const texts = endUserMessagingTexts(providers.texts, { origination: 'pool-1' }, reach);
const emails = sesEmails(providers.emails, { from: '"Where\'s My Ballot?" <a@example.org>' }, reach);
/** As many containers of a channel as batches are under way: each has one batch at a time, and caches of its own. */
const containers = (make: () => ReturnType<typeof sender>) => Array.from({ length: BATCHES_AT_ONCE }, make);
const senders: Record<string, ReturnType<typeof sender>[]> = {
  text: containers(() => sender('text', textTransport(texts))),
  email: containers(() => sender('email', emailTransport(emails))),
};

const put = (table: string, item: Record<string, unknown>): void => putItem(store, table, item);

const record = (change: Change, number: number): DynamoDBRecord => ({
  eventID: String(number),
  eventName: change.old ? 'MODIFY' : 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    SequenceNumber: String(number),
    NewImage: change.new as never,
    ...(change.old ? { OldImage: change.old as never } : {}),
  },
});
const inBatches = async <Entry>(
  entries: readonly Entry[],
  size: number,
  work: (batch: readonly Entry[], container: number) => Promise<void>,
): Promise<void> => {
  const queue = Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  ).values();
  const worker = async (container: number): Promise<void> => {
    for (const batch of queue) await work(batch, container);
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, (_, container) => worker(container)));
};
/** What the event source mappings let through. */
const takeChanges = (table: string, wanted: (item: Item) => boolean): DynamoDBRecord[] => {
  const found = changes.filter((change) => change.table === table && wanted(change.new)).map(record);
  changes = changes.filter((change) => change.table !== table);
  return found;
};

const takeLanes = async (): Promise<void> => {
  for (const [channel, bodies] of Object.entries(lanes)) {
    const records = bodies
      .splice(0)
      .map((body, number) => ({ messageId: String(number), body, eventSource: 'aws:sqs' }) as SQSRecord);
    await inBatches(records, 10, async (Records, container) => {
      await senders[channel]?.[container]?.({ Records: [...Records] }, context);
    });
  }
};

put('elections', toElectionItem(ELECTION));
put('settings', {
  pk: 'COUNTY#03',
  sk: 'CONTACT',
  phone: '+12095550100',
  email: 'a@example.org',
  site: 'https://a.gov',
});
/** Voters whose ballots arrive together; each has a text and an email. */
const CHUNK = 500;
const CHANNELS = 2;
const memory: number[] = [];
let yardsticks: number[] = [];
const usageBefore = { ...store.usage, calls: { ...store.usage.calls } };
let started = performance.now();
let processor = process.cpuUsage();
let warm = false;
for (let first = 0; sent < messages; first += CHUNK) {
  for (let number = first; number < first + CHUNK; number += 1) {
    const voterId = `V${1_000_000 + number}`;
    put('voters', voterItem(voterId));
    put('subscriptions', subscriptionItem(voterId));
    const after = UPLOADED(voterId);
    store.uncounted(() => updateItem(store, appendUpdate('ballots', { before: undefined, after }, NOON)));
  }
  if (!warm && sent >= Math.min(2_000, messages / 4)) {
    warm = true;
    Object.assign(usageBefore, store.usage, { calls: { ...store.usage.calls }, sent });
    standIns.milliseconds = 0;
    started = performance.now();
    processor = process.cpuUsage();
    yardsticks = [];
  }
  const ballots = takeChanges('ballots', (item) => item['undecided'] !== undefined);
  await inBatches(ballots, 100, async (Records) => void (await decide({ Records: [...Records] }, context)));
  changes = changes.filter(({ table }) => table !== 'ballots');
  const due = takeChanges('messages', (item) => item['state']?.['S'] === 'due');
  await inBatches(due, 100, async (Records) => void (await dispatch({ Records: [...Records] }, context)));
  do {
    if (delayed.size > 0) await Promise.race(delayed);
    await takeLanes();
  } while (delayed.size > 0 || Object.values(lanes).some((bodies) => bodies.length > 0));
  changes = [];
  const ended = store.count('messages', (item) => item['state']?.['S'] === 'accepted');
  if (ended !== CHUNK * CHANNELS) throw new Error(`${ended} of ${CHUNK * CHANNELS} messages of a chunk were sent.`);
  store.empty(['voters', 'subscriptions', 'ballots', 'messages']);
  yardsticks.push(yardstickMs());
  memory.push(Math.round(process.memoryUsage().rss / 1e6));
}
const used = process.cpuUsage(processor);
const measuredMs = yardsticks.reduce((sum, one) => sum + one, 0);
const before = 'sent' in usageBefore ? Number(usageBefore.sent) : 0;
const count = sent - before;
const calls = Object.entries(store.usage.calls).map(
  ([name, total]) => [name, (total - (usageBefore.calls[name] ?? 0)) / count] as const,
);
console.log(
  JSON.stringify({
    messages: count,
    seconds: (performance.now() - started) / 1000,
    processorMs: (used.user + used.system) / 1000 - measuredMs,
    yardstickMs: measuredMs / yardsticks.length,
    standInMs: standIns.milliseconds,
    calls: Object.fromEntries(calls),
    readUnits: (store.usage.readUnits - usageBefore.readUnits) / count,
    writeUnits: (store.usage.writeUnits - usageBefore.writeUnits) / count,
    memory: { early: memory[Math.floor(memory.length / 4)], late: memory.at(-1) },
  }),
);
