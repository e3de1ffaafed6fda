import { parseEnv } from '../../../lib/runtime/env.ts';
import { helpVariables } from '../help-env.ts';

export const env = parseEnv(helpVariables);
