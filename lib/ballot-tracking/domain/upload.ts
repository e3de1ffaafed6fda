import { CountyCode } from '../../shared/counties.ts';
import type { Role } from '../../shared/identity.ts';
import type { RowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { PlanAudience } from './plan/audience.ts';
import type { PlanCounts } from './plan/counts.ts';
import type { PlanFinding } from './plan/judge-plan.ts';

/** What a county uploads. */
export const UPLOAD_KINDS = ['ballots', 'participation-history', 'imb-tracking', 'imb-scans'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** What a print vendor hands in: whose envelopes barcodes are on, and the scans of its mail where it has them as files. */
const OF_VENDORS: readonly UploadKind[] = ['imb-tracking', 'imb-scans'];

/** Whether somebody of this role may send uploads of a kind and see what became of them: a print vendor those of barcodes alone. */
export const mayHandle = (role: Role, kind: UploadKind): boolean =>
  role !== 'print-vendor' || OF_VENDORS.includes(kind);

/**
 * What became of a row when it was uploaded: `withdrawn` is one that was taken and takes an earlier one back; `accepted` every
 * other that was taken.
 */
export const ROW_RESULTS = ['accepted', 'withdrawn', 'unchanged', 'held', 'rejected'] as const;

/** A row of an upload, by its place in it. Whose it is only its county knows: no voter is kept with it. */
export type UploadedRow = {
  readonly index: number;
  readonly result: (typeof ROW_RESULTS)[number];
  /** Why it is held or rejected, or what a person should look at. */
  readonly problem?: RowProblem;
};

/** What became of one upload's rows; the four add up to `rows`. */
export type UploadCounts = {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly held: number;
  readonly rejected: number;
};

/**
 * How far a file is: its upload is awaited, it is read and compared, planned, taken in, done; or held as a whole and then
 * taken in or discarded; or refused as a whole, or interrupted by a fault of ours and to be gone on with.
 */
export const FILE_STATES = [
  'awaiting-file',
  'reading',
  'planned',
  'held',
  'taking-in',
  'done',
  'discarded',
  'refused',
  'interrupted',
] as const;
export type FileState = (typeof FILE_STATES)[number];

/** What is known of an upload that comes as a file. */
export type UploadedFile = {
  readonly state: FileState;
  /** The name that the county gave it. */
  readonly name: string | null;
  /** Every row is to be read, whatever the last file said. */
  readonly readAll: boolean;
  /** Bytes as stored, and their hash, once it is read. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly format: string | null;
  /** Rows that the last file has in the same words and that are on record. Nothing is read or written for them. */
  readonly known: number;
  /** Rows that are taken in, and how many of those were so far. */
  readonly changed: number;
  readonly taken: number;
  /** Ballots of the last file that this one does not mention. Nothing is deleted for them. */
  readonly gone: number;
  /** Rows to take in, by status code as written. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly ignoredColumns: number;
  readonly chunks: number;
  /** An earlier upload of the very same file. */
  readonly sameAs: string | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly finishedAt: Temporal.Instant | null;
  /** How often it was started: a fault of ours interrupts, and completing it again goes on. */
  readonly attempts: number;
  /** A dry run: it stops when it is planned, until it is completed in earnest. */
  readonly planOnly: boolean;
  /** Its plan has let it pass, or a second person has: from then on it is not planned again. */
  readonly passed: boolean;
  /** What a dry run has found. */
  readonly plan: UploadPlan | null;
};

/** What became of a part of a file's rows. */
export type ChunkCounts = UploadCounts & { readonly heldReasons: Readonly<Record<string, number>> };

/** An upload whose rows have been taken in, or are while its file says so. */
export type Upload = {
  readonly uploadId: string;
  readonly kind: UploadKind;
  readonly electionId: string;
  readonly county: CountyCode;
  readonly clientId: string;
  readonly receivedAt: Temporal.Instant;
  readonly counts: UploadCounts;
  /** How many rows wait for which reason. */
  readonly heldReasons: Readonly<Record<string, number>>;
  /** Of an upload that was held as a whole: why, and what became of it. */
  readonly hold?: UploadHold;
  readonly file?: UploadedFile;
};

/**
 * How far an upload is that was held as a whole: `held` until a second person decides; `releasing` while its rows are recorded,
 * from which only `released` follows; `discarded` for good.
 */
export const HOLD_STATES = ['held', 'releasing', 'released', 'discarded'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** What its rows come to, and whom they would reach. */
export type UploadPlan = {
  readonly counts: PlanCounts;
  readonly findings: readonly PlanFinding[];
  readonly audience: PlanAudience;
};

/** Why an upload waits or waited as a whole, and who decided. */
export type UploadHold = {
  readonly state: HoldState;
  readonly plan: UploadPlan;
  /** SHA-256 of its rows, in hexadecimal: the same content once more is told that it waits already. */
  readonly digest: string;
  readonly decided?: { readonly by: string; readonly at: Temporal.Instant; readonly reason: string };
};

/** What stays of an upload that was held when it is recorded: when it came, and how it was decided. */
export type ReleasedUpload = Pick<Upload, 'receivedAt'> & { readonly hold: UploadHold };

/** The county of an upload, by its ID (`03-20261005T170000-9f86d081`); undefined for what is no such ID. */
export const countyOfUpload = (uploadId: string): CountyCode | undefined =>
  CountyCode.safeParse(uploadId.slice(0, 2)).data;

/** Whether an upload of a county came later than another of it: IDs begin with the second in which they were given. */
export const cameLater = (one: string, other: string): boolean => one.slice(0, 18) > other.slice(0, 18);
