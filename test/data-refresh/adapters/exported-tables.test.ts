import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { DescribeExportCommand, type DynamoDBClient, ExportTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { exportedTables } from '../../../lib/data-refresh/adapters/exported-tables.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const COPY = '2021-06-25-1';
/** On the Monday after. */
const BEGUN = new Date('2021-06-28T15:00:00Z');
const ITEM = {
  pk: 'V030000001',
  sk: 'VOTER',
  revision: 3,
  seen: { '03': '2021-06-01T00:00:00.000Z' },
  districts: ['SD-1'],
};

/** DynamoDB and S3 as their documentation says: an export of two data files, whose lines are zipped DynamoDB JSON. */
const openAws = () => {
  const asked: unknown[] = [];
  let status = 'IN_PROGRESS';
  const objects = new Map<string, Uint8Array | string>();
  const kept = new Map<string, string>();
  const dynamodb = {
    send: async (command: unknown) => {
      if (command instanceof ExportTableToPointInTimeCommand) {
        asked.push(command.input);
        const arn = `${command.input.TableArn}/export/01624`;
        return { ExportDescription: { ExportArn: arn, ExportStatus: 'IN_PROGRESS', StartTime: BEGUN } };
      }
      if (!(command instanceof DescribeExportCommand)) throw new Error('DynamoDB is asked for something else.');
      const table = command.input.ExportArn?.split('/')[1];
      const ExportManifest = `backups/${COPY}/${table}/AWSDynamoDB/01624/manifest-summary.json`;
      return { ExportDescription: { ...command.input, ExportStatus: status, ExportManifest, StartTime: BEGUN } };
    },
  } as unknown as DynamoDBClient;
  const s3 = {
    send: async ({ input }: GetObjectCommand) => ({
      Body: Readable.from([Buffer.from(objects.get(input.Key ?? '') ?? '')]),
    }),
  } as unknown as S3Client;
  const arn = (table: string) => `arn:aws:dynamodb:us-west-2:402938471625:table/${table}`;
  const tables = exportedTables({
    dynamodb,
    s3,
    bucket: 'rolls',
    tables: {
      voters: arn('voters'),
      subscriptions: arn('subscriptions'),
      ballots: arn('ballots'),
      elections: arn('elections'),
    },
    own: {
      read: async (key) => kept.get(key),
      write: async (key, text) => void kept.set(key, text),
    },
  });
  return { asked, objects, tables, end: (how: string) => (status = how) };
};

it('exports every table as it was at 23:00 Pacific, once, and waits for all', async () => {
  const { asked, objects, tables, end } = openAws();
  const running = { runningSince: Temporal.Instant.from('2021-06-28T15:00:00Z') };
  expect(await tables.take(COPY, ['voters', 'ballots'])).toEqual(running);
  expect(await tables.take(COPY, ['voters', 'ballots'])).toEqual(running);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toMatchObject({
    ExportTime: new Date('2021-06-26T06:00:00Z'),
    S3Bucket: 'rolls',
    S3Prefix: 'backups/2021-06-25-1/voters',
    ExportFormat: 'DYNAMODB_JSON',
  });
  end('COMPLETED');
  const folder = (table: string) => `backups/${COPY}/${table}/AWSDynamoDB/01624`;
  for (const table of ['voters', 'ballots'])
    objects.set(
      `${folder(table)}/manifest-files.json`,
      ['a', 'b']
        .map((name) => `${JSON.stringify({ itemCount: 1, dataFileS3Key: `${folder(table)}/data/${name}.json.gz` })}\n`)
        .join(''),
    );
  const parts = await tables.take(COPY, ['voters', 'ballots']);
  if ('runningSince' in parts) throw new Error('The exports are there.');
  expect(parts).toHaveLength(4);
  const [first] = parts;
  if (first === undefined) throw new Error('There are no parts.');
  expect(first).toEqual({
    kind: 'export',
    id: 'voters-0000',
    table: 'voters',
    key: `${folder('voters')}/data/a.json.gz`,
  });
  objects.set(`${folder('voters')}/data/a.json.gz`, gzipSync(`${JSON.stringify({ Item: marshall(ITEM) })}\n`));
  const items: unknown[] = [];
  for await (const item of tables.items(first)) items.push(item);
  expect(items).toEqual([ITEM]);
});

it('says when a table could not be exported', async () => {
  const { tables, end } = openAws();
  await tables.take(COPY, ['voters']);
  end('FAILED');
  await expect(tables.take(COPY, ['voters'])).rejects.toThrow('could not export');
});
