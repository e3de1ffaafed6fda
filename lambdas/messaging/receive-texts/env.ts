import * as z from 'zod';
import { clockVariables, ownNameVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...ownNameVariables,
  SUBSCRIPTIONS_TABLE: z.string(),
  VISITS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  SITE_URL: z.url(),
  /** Parts a second that the provider takes from our origination. */
  SEND_LIMIT: z.coerce.number().positive(),
  TEXT_ORIGINATION: z.string(),
  TEXT_CONFIGURATION_SET: z.string(),
  /** Words that the carrier or AWS answers, with commas between them; lower case. */
  ANSWERED_BY_CARRIER: z.string().transform((words) => words.split(',').filter(Boolean)),
});
