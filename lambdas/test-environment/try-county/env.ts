import { parseEnv, systemsVariables } from '../../../lib/runtime/env.ts';
import { accessVariables } from '../access-env.ts';

export const env = parseEnv({ ...accessVariables, ...systemsVariables });
