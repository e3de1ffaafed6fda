import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  COPIES_BUCKET: z.string(),
  /** The source’s bucket of masked copies, in its own account. */
  COPIES_FROM: z.string(),
  SEGMENTS: z.coerce.number().int().positive(),
});
