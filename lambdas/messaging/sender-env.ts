import * as z from 'zod';

/** Environment variables that every sender needs beside the clock's. */
export const deliveryVariables = {
  MESSAGES_TABLE: z.string(),
  BALLOTS_TABLE: z.string(),
  UPLOADS_TABLE: z.string(),
  SUBSCRIPTIONS_TABLE: z.string(),
  VOTERS_TABLE: z.string(),
  ELECTIONS_TABLE: z.string(),
  SETTINGS_TABLE: z.string(),
  REQUESTS_TABLE: z.string(),
  SITE_URL: z.url(),
  /** Units a second that the provider takes from our origination. */
  SEND_LIMIT: z.coerce.number().positive(),
  /** The addresses of the channel's lanes. */
  LANE_URGENT: z.url(),
  LANE_STATUS: z.url(),
  LANE_BULK: z.url(),
} as const;
