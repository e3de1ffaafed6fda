import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  UPLOADS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
  MAIL_FROM: z.string(),
});
