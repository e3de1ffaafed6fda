import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from '../../shared/time.ts';
import type { BusyCheck } from './busy.ts';
import { entriesUntil, readRows } from './due-moments.ts';

/** A due row is called for again within this time; a later minute belongs to a row that waits for something else. */
const LONGEST_PAUSE = { hours: 6 } as const;

/** States in which a message is on its way out. */
const ON_THE_WAY: ReadonlySet<unknown> = new Set(['due', 'sending']);

const isOnTheWay = (row: Readonly<Record<string, unknown>>, now: Temporal.Instant): boolean => {
  // A halt keeps a row due for as long as it lasts; that is waiting for people.
  if (!ON_THE_WAY.has(row['state']) || row['code'] === 'HALTED') return false;
  const notBefore = Temporal.Instant.from(String(row['notBefore']));
  return Temporal.Instant.compare(notBefore, now) <= 0;
};

/**
 * How long, in milliseconds, messages may stand still while no queue holds anything before they count as waiting: the call
 * of one that hangs has ended by then, and whoever was to send another has gone. The sweep at their next moment takes them
 * up, as in production; it can come only when the clock goes on.
 */
const STANDS_STILL = 30_000;

/**
 * Whether a message is on its way out: due and in nobody's hands yet, or being sent. To be asked when the queues are empty.
 * `milliseconds` is real time.
 */
export const busyLedger = (
  client: DynamoDBDocumentClient,
  now: () => Temporal.Instant,
  milliseconds: () => number = () => performance.now(),
): BusyCheck => {
  let picture = { rows: '', since: 0 };
  const standsStill = (rows: string): boolean => {
    if (rows !== picture.rows) picture = { rows, since: milliseconds() };
    return milliseconds() - picture.since >= STANDS_STILL;
  };
  return async () => {
    for await (const entries of entriesUntil(client, 'due', now().add(LONGEST_PAUSE))) {
      const rows = await readRows(client, 'messages', entries);
      const onTheWay = rows.filter((row) => isOnTheWay(row, now()));
      // The first busy ones settle the question.
      if (onTheWay.length === 0) continue;
      const states = onTheWay.map(({ pk, sk, state, fence, movedAt }) => [pk, sk, state, fence, movedAt]);
      return standsStill(JSON.stringify(states)) ? [] : [`${onTheWay.length} or more messages due or being sent`];
    }
    picture = { rows: '', since: 0 };
    return [];
  };
};
