import * as z from 'zod';
import data from '../../data/roll-guards.json' with { type: 'json' };
import { DifferenceCategory } from '../difference.ts';
import { LookedAt } from './looked-at.ts';

const why = z.string();
const count = z.int().nonnegative();
const share = z.number().positive().max(1);
const Few = z.strictObject({ share, alwaysUpTo: count, why });
const Many = z.strictObject({ share, atLeast: count, why });

/** The limits past which a file is no sync result, each with its reason. */
export const GUARDS = z
  .strictObject({
    source: z.string(),
    /** Rows left out: so many are compared around, as a share of the rows or as a number, whichever is more. */
    leftOut: z.strictObject({ unreadable: Few, duplicates: Few, foreign: Few }),
    /** Fewer voters than the other side, than the county's last extract, or than both, by this share and this number. */
    cutShort: z.strictObject({ votecal: Many, 'last-extract': Many, bothSigns: Many }),
    /** A field that differs for more than this share of the voters on both sides. */
    fieldDiffers: Many,
    /**
     * A field, or the voter IDs, of which the two sides mean the same in the share `alike` of what differs, for more voters
     * than a few: a share of all or a number, whichever is more, and in small rolls a larger share than the number.
     */
    spelledOtherwise: z.strictObject({ share, alwaysUpTo: count, ofSmall: share, atLeast: count, alike: share, why }),
    /** A field that one side alone writes otherwise than the format asks, for more than this share of the voters. */
    offFormat: Many,
    /** A field that the county lacks and VoteCal has, for more than this share of the voters on both sides. */
    leftEmpty: Many,
    /** Voters whom the other side does not know, more than this share on both sides. */
    unpaired: Many,
    /** Precincts whose districts differ, more than this share of those of both sides. */
    precinctsDiffer: Many,
    missingKeys: z.strictObject({ atLeastRows: count, why }),
    limits: z.strictObject({
      /** Bytes of text that are looked at to tell what a file is. */
      longestHeadBytes: count,
      /** Uncompressed bytes: always so many, more with each announced row, never more than the last. */
      bytesAtLeast: count,
      bytesPerRow: count,
      bytesAtMost: count,
      /** How many times its stored size a file may unpack to, beyond `bytesAtLeast`. */
      timesCompressed: count,
      /** So many more compressed frames without a byte of text than with one. */
      emptyFrames: count,
      /** Stored bytes in a row that unpack to nothing. */
      emptyBytes: count,
      /** Past so many compressed frames, the bytes of text that they must hold on the average. */
      smallFrames: count,
      frameBytes: count,
      /** The most bytes of a file of precincts and districts. */
      precinctsBytes: count,
      why,
    }),
    lookedAt: LookedAt,
    /** Whether differences that no eye can see weigh in the judgement. */
    invisible: z.strictObject({ count: z.boolean(), why }),
    /** The category in which rows left out weigh. */
    leftOutWeigh: z.strictObject({ category: DifferenceCategory, why }),
  })
  .parse(data);

const { limits } = GUARDS;

/** The most uncompressed bytes of a roll with so many announced rows. */
export const mostBytes = (rows: number | undefined): number =>
  rows === undefined
    ? limits.bytesAtMost
    : Math.min(limits.bytesAtMost, limits.bytesAtLeast + rows * limits.bytesPerRow);

/** Whether a compressed file unpacks to more than any roll: `unpacked` bytes out of `stored` ones. */
export const isBomb = (unpacked: number, stored: number): boolean =>
  unpacked > limits.bytesAtLeast && unpacked > stored * limits.timesCompressed;

/** What of a compressed file was read for nothing. */
type Emptiness = {
  readonly emptyFrames: number;
  readonly filledFrames: number;
  /** Bytes of text so far. */
  readonly text: number;
  /** Stored bytes since the last byte of text. */
  readonly emptyBytes: number;
};

/** Whether so much of a compressed file is empty, or in so small frames, that no program has written it. */
export const isHollow = ({ emptyFrames, filledFrames, text, emptyBytes }: Emptiness): boolean =>
  emptyFrames > limits.emptyFrames + filledFrames ||
  emptyBytes > limits.emptyBytes ||
  (filledFrames > limits.smallFrames && text < filledFrames * limits.frameBytes);

/**
 * Whether so many are more than a guard's share of all. Where all are few, more than half is enough, and more than one: no
 * roll is so small that its faults pass.
 */
export const isEnough = (
  count: number,
  all: number,
  { share: most, atLeast }: { readonly share: number; readonly atLeast: number },
): boolean => count > all * most && count >= Math.min(atLeast, Math.max(2, Math.floor(all / 2) + 1));

/** So many of all voters may differ in spelling alone and are told one by one: see `spelledOtherwise`. */
export const fewOf = (all: number): number => {
  const { share: most, alwaysUpTo, ofSmall, atLeast } = GUARDS.spelledOtherwise;
  return Math.max(atLeast - 1, all * most, Math.min(alwaysUpTo, all * ofSmall));
};
