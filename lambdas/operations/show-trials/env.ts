import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
  COPIES_BUCKET: z.string(),
  ROLLS_BUCKET: z.string(),
  SMOKE_TEST_MACHINE: z.string(),
  DATA_REFRESH_MACHINE: z.string(),
  MOCK_ELECTION_MACHINE: z.string(),
  /** Where the pages are reached. */
  PAGES_URL: z.url(),
});
