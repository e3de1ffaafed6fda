import type { Election } from '../../elections/domain/election.ts';
import type { CountyParticipation } from '../../elections/domain/participation.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { err, ok } from '../../shared/result.ts';
import { type CheckedRow, type RowProblem, rowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import {
  readTracking,
  saysTheSame,
  type Tracked,
  type TrackingFault,
  type TrackingRow,
  trackingSentence,
} from '../domain/tracking-row.ts';
import type { BarcodeStore, TrackedChange } from '../ports.ts';
import { releaseScans } from './release-scans.ts';
import { type ScanPorts, takeInWaiting } from './take-in-scans.ts';

/** The rows that are about the county's own voters; any other one is refused without a word about whose it is. */
export type KeepOwnVoters = (rows: readonly CheckedRow<TrackingRow>[]) => Promise<readonly CheckedRow<TrackingRow>[]>;

export type TrackingContext = {
  readonly election: Election;
  readonly stated: CountyParticipation | undefined;
  readonly county: CountyCode;
  readonly now: Temporal.Instant;
  readonly keepOwnVoters: KeepOwnVoters;
};

/** What became of a row of a tracking file. */
export type TrackingResult =
  | { readonly kind: 'accepted' | 'unchanged' }
  | { readonly kind: 'rejected'; readonly problem: RowProblem };

const CHUNK = 40;
const CHUNKS_AT_ONCE = 8;
const MAX_ROUNDS = 8;

const refused = (index: number, fault: TrackingFault): TrackingResult => {
  const { field, what } = trackingSentence(fault);
  return { kind: 'rejected', problem: rowProblem(index, field, fault, what) };
};

type Placed = { readonly index: number; readonly tracked: Tracked; readonly withdrawn: boolean };

/** What becomes of rows beside what is known of their barcodes, in the order of the rows; the first that names a barcode counts. */
const compare = (rows: readonly Placed[], known: ReadonlyMap<string, Tracked>) => {
  const now = new Map(known);
  const results = new Map<number, TrackingResult>();
  for (const { index, tracked, withdrawn } of rows) {
    const { barcode } = tracked;
    const present = now.get(barcode);
    const isSame = present !== undefined && saysTheSame(present, tracked);
    if (withdrawn) {
      // What is not on record, or no more, is taken back already: a file that is sent again changes nothing.
      results.set(index, { kind: isSame ? 'accepted' : 'unchanged' });
      if (isSame) now.delete(barcode);
    } else if (present === undefined || isSame) {
      results.set(index, { kind: isSame ? 'unchanged' : 'accepted' });
      if (!isSame) now.set(barcode, tracked);
    } else results.set(index, refused(index, 'barcode-taken'));
  }
  const changes = [...new Set([...known.keys(), ...now.keys()])].flatMap((barcode): readonly TrackedChange[] => {
    const [before, after] = [known.get(barcode), now.get(barcode)];
    return before && after && saysTheSame(before, after) ? [] : [{ before, after }];
  });
  return { results, changes };
};

/** Writes what changes: new names together, and one by one what takes another back, which counts in up to four places. */
const write = async (barcodes: BarcodeStore, changes: readonly TrackedChange[]): Promise<'changed' | 'conflict'> => {
  const fresh = changes.filter(({ before }) => before === undefined);
  const parts = [...(fresh.length > 0 ? [fresh] : []), ...changes.filter(({ before }) => before).map((one) => [one])];
  for (const part of parts) if ((await barcodes.change(part)) === 'conflict') return 'conflict';
  return 'changed';
};

/** Records some rows. Two files that meet on a barcode settle in one or two rounds. */
const recordChunk = async (
  barcodes: BarcodeStore,
  rows: readonly Placed[],
  note: (index: number, result: TrackingResult) => void,
): Promise<void> => {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const found = await barcodes.findAll(rows.map(({ tracked }) => tracked));
    const { results, changes } = compare(rows, new Map(found.map((one) => [one.barcode, one])));
    if ((await write(barcodes, changes)) === 'changed') {
      for (const [index, result] of results) note(index, result);
      return;
    }
  }
  throw new Error(`Barcodes changed under ${MAX_ROUNDS} attempts to name them.`);
};

/** Rows in parts that are written together; rows of one barcode stand in one part. */
const chunksOf = (rows: readonly Placed[]): readonly (readonly Placed[])[] => {
  const groups = [...Map.groupBy(rows, ({ tracked }) => tracked.barcode).values()];
  const chunks: Placed[][] = [];
  for (let start = 0; start < groups.length; start += CHUNK) chunks.push(groups.slice(start, start + CHUNK).flat());
  return chunks;
};

/**
 * Records the rows of a print vendor's tracking file, row by row, and says what became of each; scans that waited for them
 * are taken in. A file or a call hands in its rows; a million of them in parts. Throws when a table cannot be reached; what was
 * written then stays, and repeating the rows completes it.
 */
export const recordTracking = async (
  ports: ScanPorts,
  rows: readonly CheckedRow<TrackingRow>[],
  { keepOwnVoters, ...context }: TrackingContext,
): Promise<readonly TrackingResult[]> => {
  const checked = (await keepOwnVoters(rows)).map((row, index): CheckedRow<Placed> => {
    if (!row.ok) return row;
    const tracked = readTracking(row.value, context);
    if (tracked.ok) return ok({ index, tracked: tracked.value, withdrawn: row.value.withdrawn === true });
    const { field, what } = trackingSentence(tracked.error);
    return err(rowProblem(index, field, tracked.error, what));
  });
  const results: TrackingResult[] = checked.map((row) =>
    row.ok ? { kind: 'unchanged' } : { kind: 'rejected', problem: row.error },
  );
  const placed = checked.flatMap((row) => (row.ok ? [row.value] : []));
  await inParallel(chunksOf(placed), CHUNKS_AT_ONCE, (chunk) =>
    recordChunk(ports.barcodes, chunk, (index, result) => {
      results[index] = result;
    }),
  );
  // Also of those that were there: whoever died between the two steps sends the file again.
  const taken = placed.filter(({ index }) => results[index]?.kind !== 'rejected');
  await releaseScans(
    ports,
    taken.flatMap(({ tracked, withdrawn }) => (withdrawn ? tracked : [])),
    context.now,
  );
  const named = taken.flatMap(({ tracked, withdrawn }) => (withdrawn ? [] : tracked.barcode));
  await takeInWaiting(ports, [...new Set(named)], context.county, context.now);
  return results;
};
