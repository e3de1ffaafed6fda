import { BatchGetCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { fromParticipationItem } from '../../elections/adapters/elections.ts';
import { reminderBegins } from '../../elections/domain/reminders.ts';
import { INDEXES, type TableName } from '../../platform/names.ts';
import { Temporal } from '../../shared/time.ts';
import { localTable } from '../aws/names.ts';

/** Keys of one entry of a sparse index. */
export type IndexEntry = {
  readonly pk: string;
  readonly sk: string;
  readonly partition: string;
  readonly sort: string;
};

/** Entries in one look; as many rows are read with one call. */
const PAGE = 100;

/**
 * The entries of a sparse index, a hundred at a time: only the rows that something is still to be done with are in it. The
 * emulator lists an index in the order of its times, over all partitions, so that whoever has seen enough can stop.
 */
export async function* indexEntries(
  client: DynamoDBDocumentClient,
  index: 'due' | 'undecided',
): AsyncGenerator<readonly IndexEntry[]> {
  const { table, partitionKey, sortKey } = INDEXES[index];
  const request = { TableName: localTable(table), IndexName: index, Limit: PAGE };
  for await (const page of paginateScan({ client }, request)) {
    yield (page.Items ?? []).map(({ pk, sk, [partitionKey]: partition, [sortKey]: sort }) => ({
      pk: String(pk),
      sk: String(sk),
      partition: String(partition),
      sort: String(sort),
    }));
  }
}

/** The entries up to a moment, a hundred at a time. */
export async function* entriesUntil(
  client: DynamoDBDocumentClient,
  index: 'due' | 'undecided',
  until: Temporal.Instant,
): AsyncGenerator<readonly IndexEntry[]> {
  for await (const page of indexEntries(client, index)) {
    const due = page.filter(({ sort }) => Temporal.Instant.compare(Temporal.Instant.from(sort), until) <= 0);
    if (due.length > 0) yield due;
    if (due.length < page.length) return;
  }
}

/** The rows behind entries of an index, at most 100; those that are gone meanwhile are missing. */
export const readRows = async (
  client: DynamoDBDocumentClient,
  table: TableName,
  entries: readonly IndexEntry[],
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const TableName = localTable(table);
  const Keys = entries.map(({ pk, sk }) => ({ pk, sk }));
  if (Keys.length === 0) return [];
  const answer = await client.send(
    new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
  );
  return answer.Responses?.[TableName] ?? [];
};

const toFullMinute = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'minute', roundingMode: 'ceil' });

/** The first minute later than `after` at which an entry of an index is due; undefined when none is. */
const firstDueMinute = async (
  client: DynamoDBDocumentClient,
  index: 'due' | 'undecided',
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  for await (const page of indexEntries(client, index)) {
    // A mass mailing has many rows and few moments.
    for (const moment of new Set(page.map(({ sort }) => sort))) {
      const minute = toFullMinute(Temporal.Instant.from(moment));
      if (Temporal.Instant.compare(minute, after) > 0) return minute;
    }
  }
  return undefined;
};

/** The minute after `after` where ballots were due by then and are still not decided: a sweep takes what its minute allows. */
const minuteOfTheRest = async (
  client: DynamoDBDocumentClient,
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  const { value } = await indexEntries(client, 'undecided').next();
  const [first] = value ?? [];
  const isLeft = first && Temporal.Instant.compare(toFullMinute(Temporal.Instant.from(first.sort)), after) <= 0;
  return isLeft ? toFullMinute(after.add({ nanoseconds: 1 })) : undefined;
};

/** The first minute later than `after` at which the reminders of a day begin. Few counties' answers name any. */
const firstReminder = async (
  client: DynamoDBDocumentClient,
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  const request = { TableName: localTable('elections'), FilterExpression: 'attribute_exists(reminders)' };
  const begins: Temporal.Instant[] = [];
  for await (const { Items = [] } of paginateScan({ client }, request)) {
    for (const item of Items) {
      const { toReturn = [], toCure = [] } = fromParticipationItem(item).reminders ?? {};
      begins.push(...[...toReturn, ...toCure].map(reminderBegins));
    }
  }
  return begins.filter((moment) => Temporal.Instant.compare(moment, after) > 0).toSorted(Temporal.Instant.compare)[0];
};

/**
 * The first minute later than `after` at which a sweep has something to do: a row of the message ledger is due, a county reminds its voters, or a
 * ballot that is held until a date, or more of those that the last sweep had no time for. Undefined when nothing waits.
 */
export const nextDueMinute = async (
  client: DynamoDBDocumentClient,
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  const rest = await minuteOfTheRest(client, after);
  if (rest) return rest;
  const minutes = [
    await firstDueMinute(client, 'due', after),
    await firstDueMinute(client, 'undecided', after),
    await firstReminder(client, after),
  ];
  return minutes.flatMap((minute) => minute ?? []).toSorted(Temporal.Instant.compare)[0];
};
