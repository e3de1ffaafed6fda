import * as z from 'zod';

/**
 * What the steps of a masked copy need to read the source. `TABLE_ARNS`: how its tables' ARNs begin. `BACKUPS`: where tables are
 * read, as they are or as they were at 23:00.
 */
export const sourceVariables = {
  TABLE_ARNS: z.string(),
  ROLLS_BUCKET: z.string(),
  COPIES_BUCKET: z.string(),
  BACKUPS: z.enum(['scan', 'export']),
} as const;
