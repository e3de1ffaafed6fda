import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  MESSAGES_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
});
