import * as z from 'zod';
import { clockVariables, parseEnv, systemsVariables } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...systemsVariables,
  MESSAGES_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
});
