import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';
import { sourceVariables } from '../source-env.ts';

export const env = parseEnv({ ...sourceVariables, MASKING_KEY: z.string() });
