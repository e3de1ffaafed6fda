import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  UPLOADS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
});
