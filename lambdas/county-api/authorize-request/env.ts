import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SETTINGS_TABLE: z.string(),
  USER_POOL_ID: z.string(),
  TOKEN_URL: z.url(),
  /** Of the County Test Environment alone: who is let in there. */
  RELEASES_TABLE: z.string().optional(),
  AWS_REGION: z.string(),
  /** Set where AWS's services answer at one other address (an emulator); never on AWS. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
