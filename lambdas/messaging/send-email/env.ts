import * as z from 'zod';
import { deliveryVariables } from '../../../lib/messaging/use-cases/delivery-variables.ts';
import { clockVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...deliveryVariables,
  EMAIL_FROM: z.string(),
  EMAIL_CONFIGURATION_SET: z.string().optional(),
  UNSUBSCRIBE_URL: z.url().optional(),
});
