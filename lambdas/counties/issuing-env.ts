import * as z from 'zod';
import { clientVariables } from './client-env.ts';

/** What whoever gives a county a new credential reaches. */
export const issuingVariables = {
  ...clientVariables,
  /** Of the County Test Environment alone: who may hold credentials there. */
  RELEASES_TABLE: z.string().optional(),
} as const;
