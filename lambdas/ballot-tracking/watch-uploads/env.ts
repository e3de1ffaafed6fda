import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  MAIL_FROM: z.string(),
  PAGES_URL: z.url(),
});
