import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { COPIED_TABLES } from './table-plans.ts';

/**
 * A copy by the Pacific day of its backups, and its number: `2021-06-25-1`. The same one goes on where it stopped; another number begins
 * anew.
 */
export const CopyId = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d-[1-9]\d?$/, 'The day of the backups and a number: 2021-06-25-1.')
  .refine((id) => isDay(id.slice(0, 10)), 'There is no such day.');
export type CopyId = z.infer<typeof CopyId>;

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/** The Pacific day of a copy's backups. */
export const copyDay = (copy: CopyId): Temporal.PlainDate => Temporal.PlainDate.from(copy.slice(0, 10));

/** Both backups are taken at this moment, VoteCal's and the counties' (memorandum #21144, tasks 6a and 6b: "at 11:00 p.m."). */
export const backupAt = (copy: CopyId): Temporal.Instant => pacificInstant(copyDay(copy), '23:00');

/**
 * For how long backups are waited for once they are begun, which may be days after their moment: the memorandum's are of a Friday night, and
 * copied from Monday on. It gives two weeks to the copying as a whole.
 */
const HOURS_WAITED = 48;

/** Whether backups that are taken since this moment can still be waited for. */
export const isWorthWaiting = (since: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, since.add({ hours: HOURS_WAITED })) < 0;

const Table = z.enum(COPIED_TABLES);
const StoredFile = z.object({
  key: z.string(),
  versionId: z.string().nullable(),
  bytes: z.int().nonnegative(),
});
export type SourceFile = z.infer<typeof StoredFile>;

/** A part of the source that is masked by itself: a piece of a table, or a county's files of one side. */
export const SourcePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('segment'), id: z.string(), table: Table, segment: z.int(), of: z.int() }),
  z.object({ kind: z.literal('export'), id: z.string(), table: Table, key: z.string() }),
  z.object({
    kind: z.literal('votecal'),
    id: z.string(),
    county: CountyCode,
    roll: StoredFile,
    manifest: StoredFile,
    precincts: StoredFile.nullable(),
  }),
  z.object({
    kind: z.literal('county'),
    id: z.string(),
    county: CountyCode,
    roll: StoredFile,
    precincts: StoredFile.nullable(),
  }),
]);
export type SourcePart = z.infer<typeof SourcePart>;

/** In hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of a masked part, and where it goes: into a table, item by item, or to this place of the rolls bucket. */
export const MaskedFile = z.object({
  key: z.string(),
  into: z.union([z.object({ table: Table }), z.object({ object: z.string() })]),
  rows: z.int().nonnegative(),
  sha256: Sha256,
  /** Of a file of items: the sum of their digests, whatever their order. */
  sum: z.string(),
});
export type MaskedFile = z.infer<typeof MaskedFile>;

/**
 * What became of a part. `leftOut`: attributes that no plan names, and whose values therefore stayed. `named`: the hash of the delivered
 * lists of confidential voters that it was masked by; with other lists it is masked anew.
 */
export const MaskedPart = z.object({
  id: z.string(),
  named: Sha256,
  files: z.array(MaskedFile),
  confidential: z.int().nonnegative(),
  leftOut: z.array(z.string()),
});
export type MaskedPart = z.infer<typeof MaskedPart>;

const Total = z.object({ rows: z.int().nonnegative(), sum: z.string() });
export type Total = z.infer<typeof Total>;

/** What a finished copy consists of. */
export const CopyManifest = z.object({
  copy: CopyId,
  /** ISO 8601. */
  backupAt: z.string(),
  finishedAt: z.string(),
  files: z.array(MaskedFile),
  tables: z.record(Table, Total),
  confidential: z.int().nonnegative(),
  leftOut: z.array(z.string()),
});
export type CopyManifest = z.infer<typeof CopyManifest>;
