import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({ RELEASE_TOPIC: z.string() });
