import * as z from 'zod';
import { Channel } from '../../../shared/codes.ts';
import type { Temporal } from '../../../shared/time.ts';
import BRAKES from '../../data/brakes.json' with { type: 'json' };
import type { Sum, SumField } from './sums.ts';

/** What stops a channel: so large a share of what was taken, of enough messages. `limit`: the provider's own. */
const HealthRule = z.strictObject({
  what: z.enum(['bounced', 'blocked', 'complained']),
  stopFrom: z.number(),
  outOf: z.int(),
  atLeast: z.int(),
  limit: z.number(),
  source: z.string(),
});
export type HealthRule = z.infer<typeof HealthRule>;

/** The rules of each channel; the data say where the providers' limits stand. */
export const HEALTH_RULES: Readonly<Record<Channel, readonly HealthRule[]>> = z
  .record(Channel, z.array(HealthRule))
  .parse(BRAKES.health);

/** How a channel stood when its brake was last on: only what came since counts. */
export type Baseline = { readonly day: Temporal.PlainDate; readonly sum: Sum };

const FIELDS: readonly SumField[] = ['taken', 'bounced', 'blocked', 'complained'];

/** What has come today since the channel's last brake; everything of today where there was none. */
export const sinceBrake = (today: Sum, day: Temporal.PlainDate, baseline: Baseline | undefined): Sum => {
  if (baseline === undefined || !baseline.day.equals(day)) return today;
  return Object.fromEntries(
    FIELDS.map((field) => [field, Math.max(0, (today[field] ?? 0) - (baseline.sum[field] ?? 0))]),
  );
};

/** A rule that a channel breaks, and by what. */
export type BrokenRule = { readonly rule: HealthRule; readonly count: number; readonly taken: number };

/** The first rule that a channel breaks. Too few messages say nothing: two of three bounce on many a day. */
export const brokenRule = (channel: Channel, sum: Sum): BrokenRule | undefined => {
  const taken = sum.taken ?? 0;
  for (const rule of HEALTH_RULES[channel]) {
    const count = sum[rule.what] ?? 0;
    const isEnough = taken >= rule.outOf && count >= rule.atLeast;
    if (isEnough && count / taken >= rule.stopFrom) return { rule, count, taken };
  }
  return undefined;
};
