import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
});
