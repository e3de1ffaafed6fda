import { randomUUID } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { APPLY_OUTCOMES, type ApplyCounts } from '../domain/register/apply-counts.ts';
import { REGISTER_FIELDS } from '../domain/register/register-row.ts';
import type { Statement } from '../domain/register/statement.ts';
import type { RunFiles, StatementFiles } from '../ports.ts';

const about = {
  voterId: z.string(),
  county: CountyCode,
  asOf: StoredInstant,
  isUrgent: z.literal(false),
  isAgain: z.boolean(),
  confidential: z.enum(['named', 'taken-off', 'unsaid']),
};
/** One line of a file. */
const Line = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal('present'), row: z.record(z.enum(REGISTER_FIELDS), z.string()) }),
  z.object({ ...about, kind: z.literal('absent') }),
]);

/** A statement as one line. */
export const toStatementLine = (statement: Statement): string =>
  JSON.stringify({ ...statement, asOf: toStoredInstant(statement.asOf) });

/** Reads a line back. Throws on anything else: the files are ours alone. */
export const fromStatementLine = (line: string): Statement => Line.parse(JSON.parse(line));

const count = z.int().nonnegative();
const Counts = z.object({
  ...(Object.fromEntries(APPLY_OUTCOMES.map((outcome) => [outcome, count])) as Record<
    (typeof APPLY_OUTCOMES)[number],
    typeof count
  >),
  ended: count,
  purged: count,
});

/** Where a file's counts are once it was applied. */
const appliedKey = (file: string): string => `${file}.applied.json`;

/** Statements in the rolls bucket, under `register/`. */
export const s3StatementFiles = (client: S3Client, bucket: string): StatementFiles => {
  const put = (Key: string, Body: string, ContentType: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));
  const text = async (Key: string): Promise<string | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return (await Body?.transformToString()) ?? '';
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    place: (county, loadId) => `register/${county}/${loadId}/${randomUUID()}`,
    write: async (place, kind, number, statements) => {
      const key = `${place}/${kind}-${String(number).padStart(5, '0')}.ndjson`;
      await put(key, statements.map((statement) => `${toStatementLine(statement)}\n`).join(''), 'application/x-ndjson');
      return key;
    },
    read: async (file) => {
      const lines = await text(file);
      if (lines === undefined) throw new Error('A file of statements is not there any more.');
      return lines.split('\n').filter(Boolean).map(fromStatementLine);
    },
    applied: async (file): Promise<ApplyCounts | undefined> => {
      const counts = await text(appliedKey(file));
      return counts === undefined ? undefined : Counts.parse(JSON.parse(counts));
    },
    markApplied: async (file, counts) => {
      await put(appliedKey(file), JSON.stringify(counts), 'application/json');
    },
  };
};

/** Lists of files in the rolls bucket, as a Distributed Map reads them: `[{"file": "…"}]`. */
export const s3RunFiles = (client: S3Client, bucket: string): RunFiles => ({
  write: async (run, kind, files) => {
    const Key = `register/runs/${run}/${kind}.json`;
    const Body = JSON.stringify(files.map((file) => ({ file })));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: 'application/json' }));
    return Key;
  },
});
