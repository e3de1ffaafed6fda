import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What the calls work with that tell how many messages a halt stops. */
export const haltVariables = {
  ...clockVariables,
  SETTINGS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  AUDIT_TABLE: z.string(),
};
