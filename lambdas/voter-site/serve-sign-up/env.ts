import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  VISITS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  /** The host under which the pages are reached. */
  SITE_HOST: z.string(),
  /** Whether CloudFront stands before them. */
  BEHIND_EDGE: z.enum(['yes', 'no']),
});
