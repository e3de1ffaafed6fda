import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import type { Coverage } from './domain/coverage.ts';
import type { Scan } from './domain/scan.ts';
import type { Tracked } from './domain/tracking-row.ts';

/** A barcode in an election. */
export type TrackedKey = Pick<Tracked, 'barcode' | 'electionId'>;

/** What becomes of a barcode in an election; one of the two at least is there. */
export type TrackedChange = { readonly before?: Tracked | undefined; readonly after?: Tracked | undefined };

/** A scan whose envelope no tracking file has named, and whose feed brought it: a county's own, or the state's (null). */
export type WaitingScan = Scan & { readonly from: CountyCode | null };

/** Whose envelopes barcodes are, and the scans that wait for a tracking file. Throws when the table cannot be reached. */
export type BarcodeStore = {
  /** Those of these barcodes that a tracking file has named, read consistently. */
  findAll(keys: readonly TrackedKey[]): Promise<readonly Tracked[]>;
  /**
   * Names barcodes, or takes names back, all or none, and counts them. `before` is what was found, `after` what is to be; each barcode
   * stands in one change. `conflict`: one is not as it was found any more; nothing was changed, read again.
   */
  change(changes: readonly TrackedChange[]): Promise<'changed' | 'conflict'>;
  /** Notes the day of a first scan of these, unless one is known, and counts it: once, however often it is said. */
  markScanned(tracked: readonly (Tracked & { readonly scannedOn: Temporal.PlainDate })[]): Promise<void>;
  /** Keeps scans of barcodes that nobody has named, for a while. */
  wait(scans: readonly WaitingScan[], now: Temporal.Instant): Promise<void>;
  /** The scans that wait under these barcodes. */
  waiting(barcodes: readonly string[]): Promise<readonly WaitingScan[]>;
};

/** How far the mail of an election is, counted as tracking files and scans come. Throws when the table cannot be reached. */
export type CoverageCounts = {
  of(electionId: string, county: CountyCode): Promise<Coverage>;
};
