import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  /** On the emulator alone: where the environment is asked to move its clock. */
  CLOCK_URL: z.url().optional(),
});
