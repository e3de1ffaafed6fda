import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What whoever agrees or cancels a date with a county reaches. */
export const alternateScheduleVariables = {
  ...clockVariables,
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  SYNC_TABLE: z.string(),
  SYNC_NIGHT_MACHINE: z.string(),
  ALTERNATE_SCHEDULE_GROUP: z.string(),
  SCHEDULER_ROLE_ARN: z.string(),
  SCHEDULE_FAILURES_ARN: z.string(),
  SCHEDULES_ENABLED: z.enum(['yes', 'no']),
} as const;
