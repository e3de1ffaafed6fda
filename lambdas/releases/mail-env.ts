import * as z from 'zod';
import { stepVariables } from './release-env.ts';

/** What a step needs that writes to counties and to SOS. */
export const mailVariables = {
  ...stepVariables,
  SETTINGS_TABLE: z.string(),
  MAIL_FROM: z.string(),
  /** Where the Secretary of State's staff are written to. */
  STATE_MAIL: z.email(),
};
