import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  /** In how many parts the tables are gone through. */
  SEGMENTS: z.coerce.number().int().min(1),
});
