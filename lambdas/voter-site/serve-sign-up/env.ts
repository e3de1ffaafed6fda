import * as z from 'zod';
import { clockVariables, ownNameVariables, parseEnv } from '../../../lib/runtime/env.ts';

export const env = parseEnv({
  ...clockVariables,
  ...ownNameVariables,
  VISITS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  // What codes are sent with.
  REQUESTS_TABLE: z.string(),
  SITE_URL: z.url(),
  /** Units a second that each provider takes from our origination. */
  TEXT_LIMIT: z.coerce.number().positive(),
  EMAIL_LIMIT: z.coerce.number().positive(),
  VOICE_LIMIT: z.coerce.number().positive(),
  EMAIL_FROM: z.string(),
  EMAIL_CONFIGURATION_SET: z.string(),
  TEXT_ORIGINATION: z.string(),
  TEXT_CONFIGURATION_SET: z.string(),
  VOICE_ORIGINATION: z.string(),
  VOICE_CONFIGURATION_SET: z.string(),
  CONNECT_INSTANCE: z.string().optional(),
  CONNECT_FLOW: z.string().optional(),
  CONNECT_CODE_FLOW: z.string().optional(),
  CONNECT_NUMBER: z.string().optional(),
  /** The host under which the pages are reached. */
  SITE_HOST: z.string(),
  /** Whether CloudFront stands before them. */
  BEHIND_EDGE: z.enum(['yes', 'no']),
});
