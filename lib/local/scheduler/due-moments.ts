import { BatchGetCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
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

/** Every entry of a sparse index: only the rows that something is still to be done with are in it. */
export const indexEntries = async (
  client: DynamoDBDocumentClient,
  index: 'due' | 'undecided',
): Promise<readonly IndexEntry[]> => {
  const { table, partitionKey, sortKey } = INDEXES[index];
  const entries: IndexEntry[] = [];
  for await (const page of paginateScan({ client }, { TableName: localTable(table), IndexName: index })) {
    for (const item of page.Items ?? []) {
      const { pk, sk, [partitionKey]: partition, [sortKey]: sort } = item;
      entries.push({ pk: String(pk), sk: String(sk), partition: String(partition), sort: String(sort) });
    }
  }
  return entries;
};

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

/**
 * The first minute later than `after` at which a sweep has something to do: a row of the message ledger is due, or a
 * ballot that is held until a date. Undefined when nothing waits.
 */
export const nextDueMinute = async (
  client: DynamoDBDocumentClient,
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> => {
  const entries = [...(await indexEntries(client, 'due')), ...(await indexEntries(client, 'undecided'))];
  // A mass mailing has many rows and few moments.
  const moments = [...new Set(entries.map((entry) => entry.sort))];
  let next: Temporal.Instant | undefined;
  for (const minute of moments.map((moment) => toFullMinute(Temporal.Instant.from(moment)))) {
    if (Temporal.Instant.compare(minute, after) <= 0) continue;
    if (next === undefined || Temporal.Instant.compare(minute, next) < 0) next = minute;
  }
  return next;
};
