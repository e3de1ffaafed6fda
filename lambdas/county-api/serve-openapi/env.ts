import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  TOKEN_URL: z.string(),
  API_URL: z.url(),
  TEST_ENVIRONMENT: z.enum(['yes', 'no']),
});
