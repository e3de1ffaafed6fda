import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  // The key of the approvals' seal.
  SETTINGS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  /** The protect configuration that blocks every number but guests'. */
  PROTECT_CONFIGURATION: z.string(),
  /** The domains of guests' email, with commas between them. */
  GUEST_DOMAINS: z.string().transform((domains) => domains.split(',')),
  /** Where the pages are reached. */
  PAGES_URL: z.url(),
});
