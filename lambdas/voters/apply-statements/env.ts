import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { registerVariables } from '../register-env.ts';

export const env = parseEnv({ ...clockVariables, ...registerVariables, ROLLS_BUCKET: z.string() });
