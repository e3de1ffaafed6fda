import * as z from 'zod';
import { clockVariables, systemsVariables } from '../../lib/runtime/env.ts';

/** What whoever registers or tests a county's system reaches. */
export const systemVariables = {
  ...clockVariables,
  ...systemsVariables,
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  SECRET_PREFIX: z.string(),
  SECRETS_KEY: z.string(),
} as const;
