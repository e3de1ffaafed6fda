import * as z from 'zod';

/** What the steps of a masked copy need to read the source. `BACKUPS`: where tables are read, as they are or as they were at 23:00. */
export const sourceVariables = {
  VOTERS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  TABLE_ARNS: z.string(),
  ROLLS_BUCKET: z.string(),
  COPIES_BUCKET: z.string(),
  BACKUPS: z.enum(['scan', 'export']),
} as const;
