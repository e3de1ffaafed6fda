import { parseEnv } from '../../../lib/runtime/env.ts';
import { mailVariables } from '../release-env.ts';

export const env = parseEnv(mailVariables);
