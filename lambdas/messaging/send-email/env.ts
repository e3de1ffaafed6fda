import * as z from 'zod';
import { clockVariables, ownNameVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { deliveryVariables } from '../sender-env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...ownNameVariables,
  ...deliveryVariables,
  EMAIL_FROM: z.string(),
  EMAIL_CONFIGURATION_SET: z.string().optional(),
});
