import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { Temporal } from '../../../shared/time.ts';
import { CHECK_STATUSES, type SyncCheck } from '../../domain/check.ts';
import { CHECK_KINDS } from '../../domain/check-id.ts';
import {
  DifferenceCounts,
  EVERYBODY_COMPARED,
  InvisibleCounts,
  NotCompared,
  nothingInvisible,
} from '../../domain/compare/compare-report.ts';
import { FieldExample } from '../../domain/compare/refusal.ts';
import { RowProblem, RowProblemCode } from '../../domain/compare/row-problem.ts';
import { CategoryJudgement } from '../../domain/judge.ts';
import { NO_PRECINCTS, PrecinctCounts } from '../../domain/precincts/assignments.ts';
import { SKIP_CODES } from '../../domain/skip-reason.ts';

const pinned = {
  key: z.string(),
  versionId: z.string().nullable(),
  rows: z.number(),
  sha256: z.string(),
  bytes: z.number(),
};
const withPrecincts = { ...pinned, precincts: z.object(pinned).optional() };
const LeftOut = z.partialRecord(RowProblemCode, z.number());

/** A check as the sync table stores it; attributes of the store itself are left behind. */
const CheckDocument = z
  .object({
    id: z.string(),
    county: CountyCode,
    kind: z.enum(CHECK_KINDS),
    initiatedBy: z.enum(['sos', 'county']),
    nightId: z.string().nullable(),
    status: z.enum(CHECK_STATUSES),
    result: z.enum(['passed', 'failed']).nullable(),
    requestedAt: StoredInstant,
    deadlineAt: StoredInstant,
    endedAt: StoredInstant.nullable(),
    skipReason: z.object({ code: z.enum(SKIP_CODES), sentence: z.string() }).nullable(),
    failure: z
      .object({ code: z.string(), sentence: z.string(), examples: z.array(FieldExample).optional() })
      .nullable(),
    redrives: z.number(),
    extractRequestedAt: StoredInstant.nullable(),
    reminders: z.number(),
    extract: z
      .object({
        ...withPrecincts,
        confirmedAt: StoredInstant,
        reallySo: z.boolean().default(false),
        accepted: z.array(z.string()).optional(),
      })
      .nullable(),
    votecal: z
      .object({ ...withPrecincts, takenAt: StoredInstant, canonical: z.boolean(), whole: z.boolean().optional() })
      .nullable(),
    comparison: z
      .object({
        records: z.object({ ems: z.number(), votecal: z.number() }),
        counts: DifferenceCounts,
        // Older checks did not tell them apart.
        invisible: InvisibleCounts.default(nothingInvisible),
        notCompared: z.preprocess((kept) => ({ ...EVERYBODY_COMPARED, ...(kept as object | undefined) }), NotCompared),
        leftOut: z.object({ ems: LeftOut, votecal: LeftOut }),
        rowProblems: z.array(RowProblem),
        // Older checks compared the rolls alone.
        precincts: PrecinctCounts.default(NO_PRECINCTS),
      })
      .nullable(),
    verdict: z.array(CategoryJudgement).nullable(),
    resolution: z
      .object({
        previousCheckId: z.string().nullable(),
        new: z.number(),
        persisting: z.number(),
        resolved: z.number(),
        oldestDays: z.number(),
      })
      .nullable(),
    emsDelivery: z.enum(['delivered', 'failed', 'no-endpoint']).nullable(),
    acknowledgedAt: StoredInstant.nullable(),
  })
  // The table has called it so from the beginning.
  .transform(({ verdict, ...check }) => ({ ...check, judgement: verdict }));

/** Reads a stored check. Throws when the item is not one: the table is ours alone. */
export const readCheckDocument = (item: unknown): SyncCheck => CheckDocument.parse(item);

/** A value as it is stored: instants and dates as text, everything inside likewise. */
export const toStored = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant) return toStoredInstant(value);
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (Array.isArray(value)) return value.map(toStored);
  return typeof value === 'object' && value !== null ? toStoredFields(value) : value;
};

/** The stored form of an item's attributes. */
export const toStoredFields = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toStored(value)]));

/** The stored form of a check, or of some of its attributes. */
export const toCheckFields = ({ judgement, ...fields }: Partial<SyncCheck>): Record<string, unknown> =>
  toStoredFields(judgement === undefined ? fields : { ...fields, verdict: judgement });
