import { parseEnv } from '../../../lib/runtime/env.ts';
import { decisionVariables } from '../decision-env.ts';

export const env = parseEnv(decisionVariables);
