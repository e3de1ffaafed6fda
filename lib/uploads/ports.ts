import type { PlanAudience } from '../ballot-tracking/domain/plan/audience.ts';
import type { PlanCounts } from '../ballot-tracking/domain/plan/counts.ts';
import type { PlanFinding } from '../ballot-tracking/domain/plan/judge-plan.ts';
import type { Election } from '../elections/domain/election.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { Log } from '../shared/log.ts';
import type { Result } from '../shared/result.ts';
import type { CheckedRow, RowProblem } from '../shared/rows.ts';
import type { Temporal } from '../shared/time.ts';
import type { ChunkRow, Reading } from './domain/chunk.ts';
import type { FileRefusal } from './domain/file-refusal.ts';
import type { RowChecks } from './domain/judge-rows.ts';
import type { Seeds } from './domain/known-rows.ts';
import type { FileKind } from './domain/layout.ts';
import type { RowOutcome } from './domain/outcome.ts';
import type { PlannedPart } from './domain/planned-part.ts';
import type { FileForm } from './domain/record-reader.ts';

/** An upload, by whose it is and its ID. */
export type FilePlace = { readonly county: CountyCode; readonly uploadId: string };

/** A file as text. The hash and the number of bytes are those of the file as stored, once its text is read to its end. */
export type OpenedFile = FileForm & {
  /** The text in pieces; a refusal is the last of them. */
  readonly text: AsyncIterable<Result<string, FileRefusal>>;
  sha256(): string;
  bytes(): number;
  /** Closes what is still open. */
  close(): void;
};

/** The files of uploads, and what is made of them. Throws when the store cannot be reached. */
export type UploadFiles = {
  /** A URL that one PUT fills within an hour; where the size is stated, with exactly so many bytes. */
  offer(place: FilePlace, bytes: number | undefined): Promise<string>;
  /** How large the uploaded file is; undefined when none was uploaded. */
  find(place: FilePlace): Promise<{ readonly bytes: number } | undefined>;
  /** Opens the uploaded file, told by its first bytes and not by its name; a feed's JSON may have an envelope. */
  open(place: FilePlace, kind: FileKind): Promise<Result<OpenedFile, FileRefusal>>;
  /** Keeps a part of the rows; a repeat takes the place of what was kept. */
  writeChunk(place: FilePlace, number: number, rows: readonly ChunkRow[]): Promise<void>;
  readChunk(place: FilePlace, number: number): Promise<readonly ChunkRow[]>;
  keepReading(place: FilePlace, reading: Reading): Promise<void>;
  /** Throws when nothing was kept: the file was not read. */
  reading(place: FilePlace): Promise<Reading>;
  /** The same of parts in which all rows of a voter stand together, however far apart they are in the file: for the plan. */
  writeGroup(place: FilePlace, number: number, rows: readonly ChunkRow[]): Promise<void>;
  readGroup(place: FilePlace, number: number): Promise<readonly ChunkRow[]>;
  /** Gathers rows by what they are about; memory is bounded. */
  gather(): RowGatherer;
  /** Writes down the parts for one of the machine's maps, and gives where. */
  listChunks(
    place: FilePlace,
    chunks: number,
    list: 'chunks' | 'groups',
  ): Promise<{ readonly bucket: string; readonly key: string }>;
  /** Keeps what a part comes to, and whom it would reach. */
  keepPart(place: FilePlace, number: number, part: PlannedPart): Promise<void>;
  part(place: FilePlace, number: number): Promise<PlannedPart>;
  keepAudience(place: FilePlace, number: number, audience: PlanAudience): Promise<void>;
  audience(place: FilePlace, number: number): Promise<PlanAudience>;
  /** Keeps what the whole file comes to. */
  keepCounts(place: FilePlace, counts: PlanCounts): Promise<void>;
  /** Undefined of a file that was not planned. */
  counts(place: FilePlace): Promise<PlanCounts | undefined>;
  /** Keeps what became of a part's rows. */
  writeOutcomes(place: FilePlace, number: number, outcomes: ChunkOutcomes): Promise<void>;
  readOutcomes(place: FilePlace, number: number): Promise<ChunkOutcomes>;
  /** The ballots that the last file has and this one has not, where there are any. */
  gone(place: FilePlace): AsyncIterable<string>;
  /** Stores what `write` writes, once it is over; memory is bounded whatever that is. */
  store(
    place: FilePlace,
    name: ResultName,
    write: (line: (text: string) => Promise<void>) => Promise<void>,
  ): Promise<void>;
  /** A URL under which a result can be fetched for an hour, by a name that says what it is. */
  fetchUrl(place: FilePlace, name: ResultName, fileName: string): Promise<string>;
};

/** Rows that are put together by what they are about. */
export type RowGatherer = {
  add(row: ChunkRow, about: string): void;
  /** All rows, those about the same one behind the other, and those in the order of the file. */
  inGroups(): AsyncIterable<{ readonly row: ChunkRow; readonly about: string }>;
  discard(): void;
};

/** What became of a part: the rows that a person should look at, and those that are on record as they say. */
export type ChunkOutcomes = {
  readonly outcomes: readonly RowOutcome[];
  /** Their digests one behind the other, and what each is about. */
  readonly taken: { readonly digests: Uint8Array; readonly subjects: readonly string[] };
};

/** What a county fetches: all rows that a person should look at, and the rejected ones to be repaired. */
export type ResultName = 'results.csv' | 'rejected.csv' | 'rejected.ndjson' | 'rejected.json' | 'gone.tsv';

/** A list of rows that are on record as they say: their digests, and beside each what it is about. */
export type RowList = {
  /** Pieces end between two rows. */
  digests(): AsyncIterable<Uint8Array>;
  /** `voterId`, tab, `ballotId`. */
  subjects(): AsyncIterable<string>;
};

/** Of which rows of a county's last file nothing has to be read. */
export type LastFile = {
  readonly uploadId: string;
  readonly sha256: string;
  readonly seeds: Seeds;
  readonly rows: number;
  /** When every row was last read, whatever a file before it said. */
  readonly wholeAt: Temporal.Instant;
  /** Where its lists are, in their order. */
  readonly lists: readonly string[];
  /** Every ballot ID has so many digits, some with zeros in front; null where that is not so. */
  readonly padded: number | null;
};

/** Collects a list, row by row. */
export type RowListWriter = {
  add(digest: Uint8Array, subject: string): void;
  /** Stores it, and gives where. Without it nothing is kept. */
  keep(): Promise<string>;
  discard(): Promise<void>;
};

/** The counties' last files of an election. Throws when a store cannot be reached. */
export type LastFiles = {
  find(electionId: string, county: CountyCode, kind: FileKind): Promise<LastFile | undefined>;
  /** Its rows; `lost` when what is kept of it is not there any more. */
  rows(county: CountyCode, last: LastFile): Promise<RowList | 'lost'>;
  /** Begins the list of those rows of an upload that were known before, or of those that were taken in. */
  collect(place: FilePlace, part: 'known' | 'taken'): Promise<RowListWriter>;
  /** From now on the last file. */
  keep(electionId: string, county: CountyCode, kind: FileKind, last: LastFile, now: Temporal.Instant): Promise<void>;
};

/** What became of a row, in the words of whoever records it. */
export type RecordedRow = {
  readonly kind: 'accepted' | 'unchanged' | 'held' | 'rejected';
  readonly problem?: RowProblem;
  readonly flag?: RowProblem;
};

/** An upload, and the election it is of; of one that was held, when it came. */
type UploadOf = FilePlace & { readonly electionId: string; readonly sentAt?: Temporal.Instant };

/** How rows of a kind are recorded, and checked for their form: the rules are those of the call of the same kind. */
export type RecordRows<Row> = RowChecks<Row> & {
  record(
    election: Election,
    by: UploadOf,
    rows: readonly CheckedRow<Row>[],
    now: Temporal.Instant,
  ): Promise<readonly RecordedRow[]>;
};

/** How the parts of a file are looked at before anything of it is recorded. Writes nothing. */
export type CountRows<Row> = RowChecks<Row> & {
  /** What a part's rows come to; `newcomers` are the places of some that are about ballots nobody knows. */
  count(
    election: Election,
    by: UploadOf,
    rows: readonly CheckedRow<Row>[],
    now: Temporal.Instant,
  ): Promise<{ readonly counts: PlanCounts; readonly newcomers: readonly number[] }>;
  /** Whom a part's rows would reach. */
  reach(
    election: Election,
    by: UploadOf,
    rows: readonly CheckedRow<Row>[],
    now: Temporal.Instant,
  ): Promise<PlanAudience>;
};

/** How a file is judged as a whole, by the rules of the call of the same kind. */
export type JudgeFile<Row> = RowChecks<Row> & {
  /** What speaks against the file, and whether it is held therefore. */
  judge(
    election: Election,
    by: UploadOf,
    counts: PlanCounts,
    newcomers: readonly CheckedRow<Row>[],
    now: Temporal.Instant,
  ): Promise<{ readonly findings: readonly PlanFinding[]; readonly isHeld: boolean }>;
};

/** Tells a county that its file is held. Throws nothing. */
export type TellHeld = (county: CountyCode, uploadId: string, log: Log) => Promise<void>;

/** How the rows of each kind are checked and recorded; what a kind has checked goes to the same kind. */
export type RecordRowsOf = Readonly<Record<FileKind, RecordRows<unknown>>>;

/** The election, if the county may upload rows of this kind to it. */
export type OpenElection = (
  electionId: string,
  county: CountyCode,
  kind: FileKind,
) => Promise<
  Result<
    Election,
    { readonly code: 'not-found' | 'county-not-participating' | 'imb-not-used'; readonly detail: string }
  >
>;

/** Starts taking a file in, or going on with it; `attempt` counts from 1, and each is started once. */
export type StartTakingIn = (place: FilePlace, attempt: number) => Promise<void>;

/** Whom a county's upload is summed up to; undefined when no address is on file. */
export type FindContact = (county: CountyCode) => Promise<{ readonly email: string } | undefined>;

export type { FileUploads, HeldFiles } from '../ballot-tracking/ports.ts';
