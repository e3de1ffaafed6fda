import { withoutScans } from '../../ballot-tracking/domain/envelope.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Temporal } from '../../shared/time.ts';
import { saysTheSame, type Tracked } from '../domain/tracking-row.ts';
import type { ScanPorts } from './take-in-scans.ts';

const AT_ONCE = 8;
/** A push that meets this settles in one or two rounds. */
const MAX_ROUNDS = 8;

/**
 * Takes the scans of envelopes from voters whose they turned out not to be: they wait for the voter who is named next, and a
 * decision looks at what was told. Throws when a table cannot be reached; repeating it completes it.
 */
export const releaseScans = async (
  { barcodes, envelopes }: Pick<ScanPorts, 'barcodes' | 'envelopes'>,
  takenBack: readonly Tracked[],
  now: Temporal.Instant,
): Promise<void> => {
  if (takenBack.length === 0) return;
  const named = new Map((await barcodes.findAll(takenBack)).map((one) => [one.barcode, one]));
  await inParallel(takenBack, AT_ONCE, async (tracked) => {
    const present = named.get(tracked.barcode);
    // The same file has named it so again.
    if (present && saysTheSame(present, tracked)) return;
    const { electionId, voterId, county, direction, barcode } = tracked;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const [envelope] = await envelopes.findAll([{ electionId, voterId, county, direction, barcode }]);
      const emptied = envelope && withoutScans(envelope, now);
      if (!envelope || !emptied) return;
      // They wait before they are taken: whoever dies between the two repeats it.
      await barcodes.wait(
        envelope.scans.map((scan) => ({ barcode, scan, from: county })),
        now,
      );
      if ((await envelopes.save(emptied, true, now)) === 'saved') return;
    }
    throw new Error(`An envelope changed under ${MAX_ROUNDS} attempts to take its scans back.`);
  });
};
