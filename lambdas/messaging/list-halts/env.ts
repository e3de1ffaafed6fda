import { parseEnv } from '../../../lib/runtime/env.ts';
import { haltVariables } from '../halt-env.ts';

export const env = parseEnv(haltVariables);
