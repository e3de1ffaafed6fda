import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SYNC_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
  SYNC_CHECK_MACHINE: z.string(),
  MAIL_FROM: z.string(),
  /** Of the County Test Environment alone: which counties are let in there. */
  RELEASES_TABLE: z.string().optional(),
});
