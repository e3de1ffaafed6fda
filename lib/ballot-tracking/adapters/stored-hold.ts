import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { PLAN_THRESHOLDS, type PlanRule } from '../data/plan-thresholds.ts';
import { HOLD_STATES, type UploadHold } from '../domain/upload.ts';

const Count = z.int().nonnegative();
const StoredTally = z.record(z.string(), Count);

const StoredCounts = z.object({
  rows: Count,
  refused: StoredTally,
  doubled: Count,
  unchanged: Count,
  withdrawn: Count,
  statuses: StoredTally,
  waiting: StoredTally,
  marks: StoredTally,
  days: StoredTally,
  asOf: Count,
});

const RULES: readonly string[] = [...Object.keys(PLAN_THRESHOLDS), 'too-many-of-one-status'];
const StoredFinding = z.object({
  rule: z.string().refine((rule): rule is PlanRule => RULES.includes(rule)),
  count: Count,
  of: Count,
  status: z.string().exactOptional(),
  day: z.string().exactOptional(),
  sentence: z.string(),
});

const StoredAudience = z.object({
  voters: Count,
  subscribed: Count,
  messages: Count,
  types: StoredTally,
  channels: StoredTally,
  languages: StoredTally,
  textParts: Count,
});

/** Why an upload is held, as its item in the book has it. */
export const StoredHold = z.object({
  state: z.enum(HOLD_STATES),
  digest: z.string(),
  plan: z.object({ counts: StoredCounts, findings: z.array(StoredFinding).readonly(), audience: StoredAudience }),
  decided: z.object({ by: z.string(), at: StoredInstant, reason: z.string() }).exactOptional(),
});

/** As the table keeps it. */
export const toStoredHold = ({ decided, ...hold }: UploadHold): Record<string, unknown> => ({
  ...hold,
  ...(decided ? { decided: { ...decided, at: toStoredInstant(decided.at) } } : {}),
});
