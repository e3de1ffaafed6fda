import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  STAGE: z.string(),
  STAFF_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  MAIL_FROM: z.string(),
  PAGES_URL: z.url(),
});
