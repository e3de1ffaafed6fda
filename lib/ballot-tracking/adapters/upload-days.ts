import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { BallotStatusCode } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { failedConditions } from '../../shared/dynamodb/conditions.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { sumOf } from '../domain/plan/counts.ts';
import type { DayTally } from '../domain/plan/day-tally.ts';
import type { UploadDays } from '../ports.ts';

const Count = z.int().nonnegative();
const DayItem = z.object({
  county: CountyCode,
  day: StoredDate,
  uploads: Count,
  rowCount: Count,
  refused: Count,
  held: Count,
  asOf: StoredInstant.exactOptional(),
  lastAt: StoredInstant,
});

/** How the attribute of a status begins: `code-ISSUED`. Numbers of attributes of their own can be added to at once. */
const CODE = 'code-';
/** Codes outside the guidance's table come in any number; they are counted together. */
const OTHERS = `${CODE}other`;

const partitionOf = (electionId: string): string => `UPLOAD-DAYS#${electionId}`;

const fromItem = (item: Readonly<Record<string, unknown>>): DayTally & { readonly county: CountyCode } => {
  const { rowCount, asOf, ...day } = DayItem.parse(item);
  const statuses = Object.entries(item).flatMap(([name, count]) =>
    name.startsWith(CODE) ? [[name.slice(CODE.length), Count.parse(count)]] : [],
  );
  return { ...day, rows: rowCount, asOf: asOf ?? null, statuses: Object.fromEntries(statuses) };
};

const attributeOf = (code: string): string => (BallotStatusCode.safeParse(code).success ? CODE + code : OTHERS);

/** Keeps what counties send day by day in the uploads table: of an election all in one partition, by county and day. */
export const dynamodbUploadDays = (client: DynamoDBDocumentClient, table: string): UploadDays => {
  const read = async (electionId: string, county?: CountyCode) =>
    (
      await queryAll(client, {
        TableName: table,
        KeyConditionExpression: county === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :county)',
        ExpressionAttributeValues: {
          ':pk': partitionOf(electionId),
          ...(county === undefined ? {} : { ':county': `${county}#` }),
        },
      })
    ).map(fromItem);
  return {
    ofCounty: read,
    ofAll: async (electionId) => Map.groupBy(await read(electionId), ({ county }) => county),

    add: async (electionId, county, now, counts, held, uploadId) => {
      const day = pacificDate(now).toString();
      const codes = new Map<string, number>();
      for (const [code, count] of Object.entries(counts.statuses)) {
        const name = attributeOf(code);
        codes.set(name, (codes.get(name) ?? 0) + count);
      }
      const added = { uploads: 1, rowCount: counts.rows, refused: sumOf(counts.refused), held };
      const all = Object.entries({ ...added, ...Object.fromEntries(codes) });
      // Of two uploads at once the later one counts: the next puts it right.
      const asOf = counts.asOf > 0 ? Temporal.Instant.fromEpochMilliseconds(counts.asOf) : undefined;
      const sets = ['county = :county', '#day = :day', 'lastAt = :now', ...(asOf ? ['asOf = :asOf'] : [])];
      const update = {
        TableName: table,
        Key: { pk: partitionOf(electionId), sk: `${county}#${day}` },
        UpdateExpression: `SET ${sets.join(', ')} ADD ${all.map((_, place) => `#n${place} :n${place}`).join(', ')}`,
        ExpressionAttributeNames: {
          '#day': 'day',
          ...Object.fromEntries(all.map(([name], place) => [`#n${place}`, name])),
        },
        ExpressionAttributeValues: {
          ':county': county,
          ':day': day,
          ':now': toStoredInstant(now),
          ...(asOf ? { ':asOf': toStoredInstant(asOf) } : {}),
          ...Object.fromEntries(all.map(([, count], place) => [`:n${place}`, count])),
        },
      };
      if (uploadId === undefined) {
        await client.send(new UpdateCommand(update));
        return;
      }
      const Item = { pk: `UPLOAD-DAY#${uploadId}`, sk: 'ADDED' };
      const mark = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      const once = new TransactWriteCommand({ TransactItems: [{ Put: mark }, { Update: update }] });
      // Whoever added it before has added the same.
      await failedConditions(() => client.send(once));
    },
  };
};
