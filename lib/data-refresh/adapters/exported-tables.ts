import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  DescribeExportCommand,
  type DynamoDBClient,
  type ExportDescription,
  ExportTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Temporal } from '../../shared/time.ts';
import { backupAt, type CopyId } from '../domain/copy.ts';
import type { Item } from '../domain/mask-item.ts';
import type { CopiedTable } from '../domain/table-plans.ts';
import type { Files, TableBackups } from '../ports.ts';

export type ExportSettings = {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  /** The ARN of each table. */
  readonly tables: Readonly<Record<CopiedTable, string>>;
  /** The source's own bucket, with where exports go: raw data never leaves it. */
  readonly bucket: string;
  readonly own: Pick<Files, 'read' | 'write'>;
};

const Started = z.object({ arn: z.string() });
/** A line of `manifest-files.json`. Source: DynamoDB Developer Guide, "Table export output format". */
const DataFile = z.object({ dataFileS3Key: z.string() });
const Line = z.object({ Item: z.record(z.string(), z.unknown()) });

const startedKey = (copy: CopyId, table: CopiedTable): string => `backups/${copy}/${table}/export.json`;

/** The export of a table at the backups' moment: started once, and found again by what its start has written down. */
const exportOf = async (
  { dynamodb, tables, bucket, own }: ExportSettings,
  copy: CopyId,
  table: CopiedTable,
): Promise<ExportDescription> => {
  const started = await own.read(startedKey(copy, table));
  if (started !== undefined) {
    const { ExportDescription } = await dynamodb.send(
      new DescribeExportCommand({ ExportArn: Started.parse(JSON.parse(started)).arn }),
    );
    return ExportDescription ?? {};
  }
  const { ExportDescription } = await dynamodb.send(
    new ExportTableToPointInTimeCommand({
      TableArn: tables[table],
      ExportTime: new Date(backupAt(copy).epochMilliseconds),
      S3Bucket: bucket,
      S3Prefix: `backups/${copy}/${table}`,
      ExportFormat: 'DYNAMODB_JSON',
      // A repeat within eight hours is the same export.
      ClientToken: createHash('sha256').update(`${copy} ${table}`).digest('hex').slice(0, 36),
    }),
  );
  await own.write(startedKey(copy, table), JSON.stringify({ arn: ExportDescription?.ExportArn ?? '' }));
  return ExportDescription ?? {};
};

async function* linesOf({ s3, bucket }: ExportSettings, key: string, zipped: boolean): AsyncGenerator<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!(Body instanceof Readable)) throw new Error('S3 answered without a readable body.');
  const input = zipped ? Body.pipe(createGunzip()) : Body;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield line;
}

/**
 * The tables as they were at 23:00 exactly, all of them: exports of DynamoDB's point-in-time recovery into the source's own bucket. They
 * read no capacity of the tables. A table can be exported up to 35 days back.
 */
export const exportedTables = (settings: ExportSettings): TableBackups => ({
  take: async (copy, tables) => {
    const exports = await Promise.all(
      tables.map(async (table) => ({ table, description: await exportOf(settings, copy, table) })),
    );
    if (exports.some(({ description }) => description.ExportStatus === 'FAILED'))
      throw new Error('DynamoDB could not export a table as it was at 23:00.');
    if (exports.some(({ description }) => description.ExportStatus !== 'COMPLETED')) {
      const begun = exports.flatMap(({ description }) => description.StartTime?.getTime() ?? []);
      const since = begun.length > 0 ? Math.min(...begun) : backupAt(copy).epochMilliseconds;
      return { runningSince: Temporal.Instant.fromEpochMilliseconds(since) };
    }
    const parts = exports.map(async ({ table, description }) => {
      const manifest = (description.ExportManifest ?? '').replace('manifest-summary.json', 'manifest-files.json');
      const found: { kind: 'export'; id: string; table: CopiedTable; key: string }[] = [];
      for await (const line of linesOf(settings, manifest, false)) {
        const id = `${table}-${String(found.length).padStart(4, '0')}`;
        found.push({ kind: 'export', id, table, key: DataFile.parse(JSON.parse(line)).dataFileS3Key });
      }
      return found;
    });
    return (await Promise.all(parts)).flat();
  },
  items: async function* (part): AsyncGenerator<Item> {
    if (part.kind !== 'export') throw new Error('A segment of a table is not read from an export.');
    for await (const line of linesOf(settings, part.key, true)) {
      yield unmarshall(Line.parse(JSON.parse(line)).Item as Parameters<typeof unmarshall>[0]);
    }
  },
});
