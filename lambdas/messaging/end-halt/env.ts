import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  SETTINGS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
});
