import * as z from 'zod';
import { deliveryVariables } from '../../../lib/messaging/use-cases/delivery-variables.ts';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...deliveryVariables,
  VOICE_ORIGINATION: z.string(),
  VOICE_CONFIGURATION_SET: z.string().optional(),
  CONNECT_INSTANCE: z.string(),
  CONNECT_FLOW: z.string(),
  CONNECT_NUMBER: z.string(),
});
