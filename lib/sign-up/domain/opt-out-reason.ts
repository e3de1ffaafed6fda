import * as z from 'zod';
import type { Channel } from '../../shared/codes.ts';
import { CHANNELS } from '../../shared/codes.ts';

/** Why staff opt a voter out: one of these, because the audit trail holds no words about a voter. */
export const OPT_OUT_REASONS = [
  'asked-by-phone',
  'asked-in-writing',
  'asked-in-person',
  'wrong-contact',
  'deceased',
] as const;
export const OptOutReason = z.enum(OPT_OUT_REASONS);
export type OptOutReason = z.infer<typeof OptOutReason>;

export const OPT_OUT_REASON_WORDS: Readonly<Record<OptOutReason, string>> = {
  'asked-by-phone': 'The voter asked by phone',
  'asked-in-writing': 'The voter asked in writing',
  'asked-in-person': 'The voter asked in person',
  'wrong-contact': 'The number or address is somebody else’s',
  deceased: 'The voter has died',
};

/** Channels as the audit trail keeps them: which were on. */
export const auditedChannels = (channels: readonly Channel[]): Readonly<Record<Channel, boolean>> =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, channels.includes(channel)])) as Record<Channel, boolean>;
