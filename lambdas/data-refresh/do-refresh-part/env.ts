import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  RELEASES_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  SYNC_TABLE: z.string(),
  BARCODES_TABLE: z.string(),
  VISITS_TABLE: z.string(),
  ROLLS_BUCKET: z.string(),
  COPIES_BUCKET: z.string(),
  /** The source’s bucket of masked copies, in its own account. */
  COPIES_FROM: z.string(),
});
