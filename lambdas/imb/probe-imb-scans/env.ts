import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
});
