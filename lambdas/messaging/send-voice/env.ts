import * as z from 'zod';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';
import { deliveryVariables } from '../sender-env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...deliveryVariables,
  VOICE_ORIGINATION: z.string(),
  VOICE_CONFIGURATION_SET: z.string().optional(),
  CONNECT_INSTANCE: z.string(),
  CONNECT_FLOW: z.string(),
  CONNECT_NUMBER: z.string(),
});
