import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({ STAFF_TABLE: z.string(), SESSIONS_TABLE: z.string() });
