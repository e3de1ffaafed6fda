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

/** The same for whoever gives a county a new one. */
export const issuingVariables = {
  ...clientVariables,
  /** Of the County Test Environment alone: who may hold credentials there. */
  RELEASES_TABLE: z.string().optional(),
} as const;
