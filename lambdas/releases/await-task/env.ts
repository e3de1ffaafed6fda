import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';
import { stepVariables } from '../release-env.ts';

export const env = parseEnv({ ...stepVariables, ELECTIONS_TABLE: z.string() });
