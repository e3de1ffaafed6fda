import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SETTINGS_TABLE: z.string(),
  SYNC_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  BARCODES_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  INBOX_BUCKET: z.string(),
});
