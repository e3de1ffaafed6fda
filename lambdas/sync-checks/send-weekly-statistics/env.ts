import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SYNC_TABLE: z.string(),
  /** Of the County Test Environment alone: which counties take part there. */
  RELEASES_TABLE: z.string().optional(),
  SETTINGS_TABLE: z.string(),
  MAIL_FROM: z.string(),
});
