import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { sourceVariables } from '../source-env.ts';

export const env = parseEnv({ ...clockVariables, ...sourceVariables });
