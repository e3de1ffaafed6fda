import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What whatever decides about messages works with. */
export const decisionVariables = {
  ...clockVariables,
  ELECTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
};
