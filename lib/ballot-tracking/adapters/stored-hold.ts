import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { StoredPlan } from '../domain/plan/stored-plan.ts';
import { HOLD_STATES, type UploadHold } from '../domain/upload.ts';

/** Why an upload is held, as its item in the book has it. */
export const StoredHold = z.object({
  state: z.enum(HOLD_STATES),
  digest: z.string(),
  plan: StoredPlan,
  decided: z.object({ by: z.string(), at: StoredInstant, reason: z.string() }).exactOptional(),
});

/** As the table keeps it. */
export const toStoredHold = ({ decided, ...hold }: UploadHold): Record<string, unknown> => ({
  ...hold,
  ...(decided ? { decided: { ...decided, at: toStoredInstant(decided.at) } } : {}),
});
