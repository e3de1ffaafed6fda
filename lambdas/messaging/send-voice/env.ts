import * as z from 'zod';
import { clockVariables, ownNameVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { deliveryVariables } from '../sender-env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...ownNameVariables,
  ...deliveryVariables,
  VOICE_ORIGINATION: z.string(),
  VOICE_CONFIGURATION_SET: z.string().optional(),
  CONNECT_INSTANCE: z.string().optional(),
  CONNECT_FLOW: z.string().optional(),
  CONNECT_NUMBER: z.string().optional(),
});
