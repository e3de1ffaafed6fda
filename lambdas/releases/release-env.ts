import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What every step of a release needs. */
export const stepVariables = { ...clockVariables, RELEASES_TABLE: z.string() };
