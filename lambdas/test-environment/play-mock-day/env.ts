import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';
import { accessVariables } from '../access-env.ts';

export const env = parseEnv({ ...accessVariables, VOTERS_TABLE: z.string(), SUBSCRIPTIONS_TABLE: z.string() });
