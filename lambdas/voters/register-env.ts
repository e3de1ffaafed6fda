import * as z from 'zod';

/** What whoever applies statements to the register reaches. */
export const registerVariables = {
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  VISITS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  MESSAGES_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
} as const;
