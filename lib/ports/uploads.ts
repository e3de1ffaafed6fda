import type { CountyCode } from '../domain/shared/counties.ts';
import type { Temporal } from '../domain/shared/time.ts';

export const UPLOAD_KINDS = ['ballots', 'participation-history'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** What became of one upload's rows; the four add up to `rows`. */
export type UploadCounts = {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly held: number;
  readonly rejected: number;
};

export type Upload = {
  readonly uploadId: string;
  readonly kind: UploadKind;
  readonly electionId: string;
  readonly county: CountyCode;
  readonly clientId: string;
  readonly receivedAt: Temporal.Instant;
  readonly counts: UploadCounts;
};

/** The book of uploads. Throws when the table cannot be reached. */
export type UploadStore = {
  /** Adds a finished upload; its ID is new. */
  save(upload: Upload): Promise<void>;
};
