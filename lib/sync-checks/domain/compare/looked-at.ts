import * as z from 'zod';
import data from '../../data/roll-guards.json' with { type: 'json' };

/** How much of a value is looked at, and why no more. */
export const LookedAt = z.strictObject({
  /** UTF-16 code units of a value that is looked at for the Unicode form of its characters. */
  longestValue: z.int().nonnegative(),
  why: z.string(),
});

/** A longer value with letters beyond A to Z is simply different: its Unicode form is not looked at. */
export const LONGEST_LOOKED_AT = LookedAt.parse(data.lookedAt).longestValue;

/** Whether a value is too long for its Unicode form to be looked at. */
export const isTooLongToLookAt = (value: string): boolean => value.length > LONGEST_LOOKED_AT;
