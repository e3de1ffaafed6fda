import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Scan, ScanFault } from '../domain/scan.ts';
import { type ScanPorts, takeInScans } from './take-in-scans.ts';

/** What became of the records of a feed; the first four add up to its records. */
export type FeedCounts = {
  readonly recorded: number;
  readonly unchanged: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly reasons: readonly { readonly code: ScanFault; readonly records: number }[];
};

const CHUNK = 500;

/**
 * Takes in the records of a feed, in parts. `from`: whose feed it is; null for one that speaks of every county.
 * `late`: not all could be taken in before `isTimeUp`; sending it again is safe. Throws when a table cannot be reached.
 */
export const receiveFeed = async (
  ports: ScanPorts,
  records: readonly Result<Scan, ScanFault>[],
  from: CountyCode | null,
  now: Temporal.Instant,
  isTimeUp: () => boolean,
): Promise<FeedCounts | 'late'> => {
  const scans = records.flatMap((record) => (record.ok ? [{ ...record.value, from }] : []));
  const faults = records.flatMap((record) => (record.ok ? [] : [record.error]));
  // Scans of one envelope stand in one part: they are one write.
  const sorted = scans.toSorted((one, other) => (one.barcode < other.barcode ? -1 : 1));
  const parts = Array.from({ length: Math.ceil(sorted.length / CHUNK) }, (_, at) =>
    sorted.slice(at * CHUNK, (at + 1) * CHUNK),
  );
  const sum = { recorded: 0, unchanged: 0, waiting: 0 };
  let isLate = false;
  await inParallel(parts, 1, async (part) => {
    isLate ||= isTimeUp();
    if (isLate) return;
    const counts = await takeInScans(ports, part, now);
    for (const name of ['recorded', 'unchanged', 'waiting'] as const) sum[name] += counts[name];
  });
  if (isLate) return 'late';
  const reasons = [...Map.groupBy(faults, (fault) => fault)].map(([code, group]) => ({ code, records: group.length }));
  return { ...sum, rejected: faults.length, reasons };
};
