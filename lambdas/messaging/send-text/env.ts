import * as z from 'zod';
import { clockVariables, ownNameVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { deliveryVariables } from '../sender-env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...ownNameVariables,
  ...deliveryVariables,
  TEXT_ORIGINATION: z.string(),
  TEXT_CONFIGURATION_SET: z.string().optional(),
});
