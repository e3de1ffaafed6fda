import { parseEnv } from '../../../lib/runtime/env.ts';
import { mailVariables } from '../mail-env.ts';

export const env = parseEnv(mailVariables);
