import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  /** Goes on with files that are released. */
  TAKE_IN_FILE_MACHINE: z.string(),
});
