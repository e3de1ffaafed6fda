import { parseEnv } from '../../../lib/runtime/env.ts';
import { issuingVariables } from '../client-env.ts';

export const env = parseEnv(issuingVariables);
