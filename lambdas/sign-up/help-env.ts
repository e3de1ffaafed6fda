import * as z from 'zod';
import { clockVariables, parseEnv } from '../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
});
