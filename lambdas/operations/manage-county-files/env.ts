import * as z from 'zod';
import { clockVariables, parseEnv, systemsVariables } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...systemsVariables,
  SETTINGS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  USER_POOL_ID: z.string(),
  SECRET_PREFIX: z.string(),
  SECRETS_KEY: z.string(),
  SYNC_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  /** Of the County Test Environment alone: who may hold credentials there, and whose checks may start. */
  RELEASES_TABLE: z.string().optional(),
  SYNC_NIGHT_MACHINE: z.string(),
  SYNC_CHECK_MACHINE: z.string(),
  ALTERNATE_SCHEDULE_GROUP: z.string(),
  SCHEDULER_ROLE_ARN: z.string(),
  SCHEDULE_FAILURES_ARN: z.string(),
  MAIL_FROM: z.string(),
  SCHEDULES_ENABLED: z.enum(['yes', 'no']),
  /** Where the pages are reached. */
  PAGES_URL: z.url(),
  /** What a county is handed with a credential. */
  API_URL: z.url(),
  TOKEN_URL: z.url(),
});
