import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What whoever issues, renews or revokes credentials reaches. */
export const clientVariables = {
  ...clockVariables,
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  USER_POOL_ID: z.string(),
} as const;
