import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';
import { mailVariables } from '../mail-env.ts';

export const env = parseEnv({
  ...mailVariables,
  ELECTIONS_TABLE: z.string(),
  RELEASE_SCHEDULE_MACHINE: z.string(),
});
