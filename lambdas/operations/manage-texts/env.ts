import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SETTINGS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  /** Where's My Ballot, as messages name it. */
  SITE_URL: z.url(),
  /** Where the pages are reached. */
  PAGES_URL: z.url(),
});
