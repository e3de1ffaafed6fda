import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  STAGE: z.string(),
  STAFF_TABLE: z.string(),
  SESSIONS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  /** The user pool in which accounts are made, and the provider that signs people in: the pool itself, or what stands in for it. */
  STAFF_POOL_ID: z.string(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string(),
  /** Where the pages are reached. */
  PAGES_URL: z.url(),
});
