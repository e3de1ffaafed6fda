import { parseEnv } from '../../../lib/runtime/env.ts';
import { clientVariables } from '../client-env.ts';

export const env = parseEnv(clientVariables);
