import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({ ...clockVariables, COPIES_BUCKET: z.string() });
