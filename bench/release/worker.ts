import { decisionPortsOn } from '../../lambdas/ballot-tracking/decision-wiring.ts';
import { appendUpdate, judgementUpdate } from '../../lib/ballot-tracking/adapters/ballot-writes.ts';
import { dynamodbCloseUnheard } from '../../lib/ballot-tracking/adapters/close-unheard.ts';
import { sweepUndecided } from '../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import { toElectionItem } from '../../lib/elections/adapters/elections.ts';
import { INDEXES } from '../../lib/platform/names.ts';
import { dynamodbSubscribers } from '../../lib/voters/adapters/subscribers.ts';
import { dynamodbClient, standIns } from '../aws/clients.ts';
import { FakeDynamoDB } from '../aws/fake-dynamodb.ts';
import { ELECTION, heldBallot, MAILING_DAY, putItem, subscriptionItem, updateItem, voterItem } from '../aws/sample.ts';
import { yardstickMs } from '../aws/yardstick.ts';

/** One measured process: releases so many held ballots, of which so many of a hundred belong to subscribers. */
const [ballots = 0, subscribersInHundred = 0] = process.argv.slice(2).map(Number);
/** Ballots that are in memory at the same time, so that the stand-in's tables do not grow. */
const CHUNK = 20_000;

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
const silent = { info: () => undefined, warn: () => undefined, error: (code: string) => void console.error(code) };
const totals = { decided: 0, created: 0, unheard: 0, failed: 0 };
let seconds = 0;
let processorMs = 0;
let units = { read: 0, write: 0 };
const memory: number[] = [];
const yards: number[] = [];

for (let first = 0; first < ballots; first += CHUNK) {
  const store = new FakeDynamoDB(INDEXES);
  putItem(store, 'elections', toElectionItem(ELECTION));
  for (let number = first; number < Math.min(first + CHUNK, ballots); number += 1) {
    const voterId = `V${1_000_000 + number}`;
    putItem(store, 'voters', voterItem(voterId));
    if (number % 100 < subscribersInHundred) putItem(store, 'subscriptions', subscriptionItem(voterId));
    const { ballot, judgement } = heldBallot(voterId);
    updateItem(store, appendUpdate('ballots', { before: undefined, after: ballot }, MAILING_DAY));
    updateItem(store, judgementUpdate('ballots', ballot, judgement));
  }
  const client = dynamodbClient(store);
  const ports = {
    ...decisionPortsOn(client, env),
    // Without a budget: the whole chunk in one sweep.
    clock: async () => MAILING_DAY,
    calendar: { list: async () => [ELECTION] },
    searched: new Set<string>(),
    subscribers: dynamodbSubscribers(client, 'subscriptions'),
    closeUnheard: dynamodbCloseUnheard(client, 'ballots'),
  };
  const before = { read: store.usage.readUnits, write: store.usage.writeUnits };
  const started = performance.now();
  const processor = process.cpuUsage();
  const swept = await sweepUndecided(ports, silent, { kind: 'held', part: 0, parts: 1 });
  seconds += (performance.now() - started) / 1000;
  const used = process.cpuUsage(processor);
  processorMs += (used.user + used.system) / 1000;
  units = {
    read: units.read + store.usage.readUnits - before.read,
    write: units.write + store.usage.writeUnits - before.write,
  };
  memory.push(Math.round(process.memoryUsage().rss / 1e6));
  yards.push(yardstickMs());
  console.error(
    `${Math.min(first + CHUNK, ballots)} of ${ballots}: ${Math.round(processorMs)} ms, ${memory.at(-1)} MB`,
  );
  for (const key of ['decided', 'created', 'unheard', 'failed'] as const) totals[key] += swept[key];
}
console.log(
  JSON.stringify({
    ...totals,
    seconds,
    processorMs,
    standInMs: standIns.milliseconds,
    units,
    memory: { early: memory[Math.floor(memory.length / 4)], late: memory.at(-1) },
    yardstickMs: yards.toSorted((one, other) => one - other)[Math.floor(yards.length / 2)],
  }),
);
