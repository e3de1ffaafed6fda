import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
  /** Whom mail to county staff is from. */
  MAIL_FROM: z.string(),
  /** Where the staff pages are. */
  PAGES_URL: z.url(),
});
