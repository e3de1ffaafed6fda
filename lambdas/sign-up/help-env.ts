import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What the calls that help one voter reach. */
export const helpVariables = {
  ...clockVariables,
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
} as const;
