import { parseEnv } from '../../../lib/runtime/env.ts';
import { issuingVariables } from '../issuing-env.ts';

export const env = parseEnv(issuingVariables);
