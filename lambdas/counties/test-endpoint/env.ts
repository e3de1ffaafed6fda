import { parseEnv } from '../../../lib/runtime/env.ts';
import { systemVariables } from '../system-env.ts';

export const env = parseEnv(systemVariables);
