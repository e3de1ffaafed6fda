import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({ VOTERS_TABLE: z.string(), ROLLS_BUCKET: z.string() });
