import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  RELEASES_TABLE: z.string(),
  COPIES_BUCKET: z.string(),
  SOURCE_BUCKET: z.string(),
  SEGMENTS: z.coerce.number().int().positive(),
});
