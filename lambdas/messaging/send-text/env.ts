import * as z from 'zod';
import { deliveryVariables } from '../../../lib/messaging/use-cases/delivery-variables.ts';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...deliveryVariables,
  TEXT_ORIGINATION: z.string(),
  TEXT_CONFIGURATION_SET: z.string().optional(),
});
