import * as z from 'zod';
import { parseEnv } from '../../../lib/runtime/env.ts';
import { decisionVariables } from '../decision-env.ts';

export const env = parseEnv({
  ...decisionVariables,
  /** In how many parts the subscriptions are gone through. */
  SEGMENTS: z.coerce.number().int().min(1),
});
