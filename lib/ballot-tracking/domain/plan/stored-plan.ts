import * as z from 'zod';
import { PLAN_THRESHOLDS, type PlanRule } from '../../data/plan-thresholds.ts';

/** Plans as stores keep them, whole or in parts. */
const Count = z.int().nonnegative();
const StoredTally = z.record(z.string(), Count);

/** `PlanCounts`. */
export const StoredCounts = z.object({
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

/** `PlanAudience`. */
export const StoredAudience = z.object({
  voters: Count,
  subscribed: Count,
  messages: Count,
  types: StoredTally,
  channels: StoredTally,
  languages: StoredTally,
  textParts: Count,
});

/** `UploadPlan`. */
export const StoredPlan = z.object({
  counts: StoredCounts,
  findings: z.array(StoredFinding).readonly(),
  audience: StoredAudience,
});
