import * as z from 'zod';
import { clockVariables } from '../../lib/runtime/env.ts';

/** What every step of a release needs. */
export const stepVariables = { ...clockVariables, RELEASES_TABLE: z.string() };

/** What a step needs that writes to counties and to SOS. */
export const mailVariables = {
  ...stepVariables,
  SETTINGS_TABLE: z.string(),
  MAIL_FROM: z.string(),
  /** Where the Secretary of State's staff are written to. */
  STATE_MAIL: z.email(),
};
