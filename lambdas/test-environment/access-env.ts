import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What it takes to call the county API as a county. */
export const accessVariables = {
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  USER_POOL_ID: z.string(),
  API_URL: z.url(),
  TOKEN_URL: z.url(),
} as const;
