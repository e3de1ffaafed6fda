import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
});
