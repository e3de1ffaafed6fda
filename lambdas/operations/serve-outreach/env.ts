import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  /** Where the voters' site is reached. */
  SITE_URL: z.url(),
});
