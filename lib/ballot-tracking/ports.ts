import type { LedgerKey } from '../messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../messaging/domain/ledger-row.ts';
import type { CountyCode } from '../shared/counties.ts';
import type { CheckedRow } from '../shared/rows.ts';
import type { Temporal } from '../shared/time.ts';
import type { Ballot } from './domain/ballot.ts';
import type { Envelope, EnvelopeKey } from './domain/envelope.ts';
import type { VotingHistory } from './domain/in-person.ts';
import type { PlanCounts } from './domain/plan/counts.ts';
import type { DayTally } from './domain/plan/day-tally.ts';
import type { RecordJudgement } from './domain/record-judgement.ts';
import type { StatusRecord } from './domain/record-status.ts';
import type { Recipient, Retraction, RetractionCounts } from './domain/retraction.ts';
import type { ChunkCounts, FileState, Upload, UploadedFile, UploadedRow, UploadHold } from './domain/upload.ts';

/** One voter in one election: the unit that is decided together. */
export type CaseKey = { readonly electionId: string; readonly voterId: string };

export type CaseRecords = {
  readonly ballots: readonly Ballot[];
  readonly histories: readonly VotingHistory[];
  /** Absent: none. */
  readonly envelopes?: readonly Envelope[];
};

/**
 * The ballots and participation records of an election. Every write leaves a mark on its record until a decision has
 * looked at it, so that nothing depends on the stream alone. Throws when the table cannot be reached.
 */
export type BallotStore = {
  /** Everything recorded about one voter, read consistently. */
  ofVoter(key: CaseKey): Promise<CaseRecords>;
  /** Those of the named ballots that exist, read consistently. */
  findAll(
    electionId: string,
    ballots: readonly { readonly voterId: string; readonly ballotId: string }[],
  ): Promise<readonly Ballot[]>;
  /**
   * Appends the statuses that `after` has beyond `before`, of one voter's ballots, all or none.
   * `conflict`: another upload was faster on one of them; nothing was written, read again.
   */
  append(changes: readonly BallotChange[], now: Temporal.Instant): Promise<'saved' | 'conflict'>;
  /** Keeps the record if it still has the version before `history.version`; otherwise `conflict`. */
  saveHistory(history: VotingHistory, now: Temporal.Instant): Promise<'saved' | 'conflict'>;
  /** Writes a judgement and clears the mark, or moves it to `lookAgainAt`. `void`: the record has changed since. */
  keepJudgement(key: CaseKey, recordJudgement: RecordJudgement): Promise<'decided' | 'void'>;
  /** The partitions of the index of marked records that no decision has looked at yet. */
  readonly shards: readonly string[];
  /** Those of the records that a decision holds until a moment. */
  readonly heldShards: readonly string[];
  /** Marked records whose moment has come, oldest first, from one shard of the index. */
  undecided(shard: string, now: Temporal.Instant, limit: number): Promise<readonly MarkedRecord[]>;
  /**
   * Held records of one election, from one shard, that wait for exactly this moment: one page of the index, which may
   * bring none of them and yet have a `next`.
   */
  waitingFor(
    shard: string,
    electionId: string,
    moment: Temporal.Instant,
    after: string | undefined,
  ): Promise<MarkedPage>;
  /** Moves a record's mark, for one that cannot be decided now. Harmless when it has none any more. */
  postpone(record: MarkedRecord, until: Temporal.Instant): Promise<void>;
};

export type BallotChange = { readonly before: Ballot | undefined; readonly after: Ballot };

/**
 * Voters' envelopes as the Postal Service scans them, beside their ballots, with the same marks. Throws when the table cannot be
 * reached.
 */
export type EnvelopeStore = {
  /** Those of these envelopes that were ever scanned, read consistently. */
  findAll(keys: readonly EnvelopeKey[]): Promise<readonly Envelope[]>;
  /**
   * Keeps the envelope if it still has the version before its own; otherwise `conflict`. `isNews`: a decision must look at it; where it
   * has scans, it is kept only while a tracking file names its barcode as this voter's, in the very moment of the write: `not-named`.
   */
  save(envelope: Envelope, isNews: boolean, now: Temporal.Instant): Promise<'saved' | 'conflict' | 'not-named'>;
};

/** A record that waits for a decision, as the index lists it. */
export type MarkedRecord = CaseKey & { readonly recordKey: string };

/** Some of them, and where the others begin; without `next` there are no others. */
export type MarkedPage = { readonly records: readonly MarkedRecord[]; readonly next?: string };

/**
 * Closes, unread, the record of a voter who has no subscription and whose ballot waited for the election's calendar
 * alone. `open`: there is more to it, and a decision must look. Throws when the table cannot be reached.
 */
export type CloseUnheard = (record: MarkedRecord) => Promise<'closed' | 'open'>;

/** A page of ballots with held rows; `cursor` continues, null on the last page. */
export type HeldBallotPage = { readonly ballots: readonly Ballot[]; readonly cursor: string | null };

/** The ballots of a county in an election that have rows which wait for more than the calendar. */
export type HeldBallots = {
  /**
   * At most `limit` of them, in the order of their voters; those that a decision has let go in this moment are left out.
   * `unknown-cursor`: the cursor is none of ours. Throws when the table cannot be reached.
   */
  page(
    electionId: string,
    county: CountyCode,
    cursor: string | undefined,
    limit: number,
  ): Promise<HeldBallotPage | 'unknown-cursor'>;
};

/** Up to when the participation records of a county are complete. Throws when the table cannot be reached. */
export type ParticipationProgress = {
  /** The latest time that the county stated; undefined when it stated none. */
  asOf(electionId: string, county: CountyCode): Promise<Temporal.Instant | undefined>;
  /** Keeps the time unless a later one is known. */
  advance(electionId: string, county: CountyCode, asOf: Temporal.Instant): Promise<void>;
};

/** The book of uploads. Throws when the table cannot be reached. */
export type UploadStore = {
  /** Adds a finished upload with what became of its rows; its ID is new. */
  save(upload: Upload, rows: readonly UploadedRow[]): Promise<void>;
};

/** An upload that comes as a file, and whose it is. */
export type FileUpload = Upload & { readonly file: UploadedFile };
type FileKey = Pick<Upload, 'county' | 'uploadId'>;

/** Uploads that come as files, in the same book. Throws when the table cannot be reached. */
export type FileUploads = {
  /** Enters an upload whose file is awaited; its ID is new. */
  open(upload: FileUpload): Promise<void>;
  /** Undefined where the county has no such upload, or it came as no file. Read consistently. */
  find(key: FileKey): Promise<FileUpload | undefined>;
  /** Writes what is known anew, if the file is in one of these states; `elsewhere`: it is not, and nothing was written. */
  move(key: FileKey, from: readonly FileState[], change: Partial<UploadedFile>): Promise<'moved' | 'elsewhere'>;
  /** Writes how many rows were read, and how many of them are as in the last file. */
  progress(key: FileKey, read: Pick<UploadedFile, 'known'> & { readonly rows: number }): Promise<void>;
  /** What became of a part, if it was counted. */
  counted(key: FileKey, chunk: number): Promise<ChunkCounts | undefined>;
  /** Adds a part to the counts, once. */
  count(key: FileKey, chunk: number, counts: ChunkCounts): Promise<void>;
  /**
   * Holds a planned file as a whole, and lists it as waiting. `waits-already`: the same file waits; `elsewhere`: it is not planned
   * any more. Nothing was written then.
   */
  hold(upload: FileUpload, hold: UploadHold): Promise<HeldKind | { readonly kind: 'elsewhere' }>;
};

/** What became of an upload that is to be held. */
type HeldKind = { readonly kind: 'held' } | { readonly kind: 'waits-already'; readonly uploadId: string };

/** Files that are held as a whole; their rows stay in the parts that they were put into. Throws when a store cannot be reached. */
export type HeldFiles = {
  /** The last whole file of the same county, election and kind that was taken in; undefined where there is none. */
  lastTakenIn(upload: FileUpload): Promise<string | undefined>;
  /** Goes on with the file, in the attempt that it names: each is started once. */
  goOn(upload: FileUpload): Promise<void>;
};

/** A page of something; `cursor` continues, null on the last page. */
export type PageOf<Entry> = { readonly entries: readonly Entry[]; readonly cursor: string | null };

/** Which page: at most so many after the one that `cursor` names. */
export type AskedPage = { readonly cursor?: string | undefined; readonly limit: number };

/** The book of uploads as their county reads it. Throws when the table cannot be reached. */
export type UploadBook = {
  /**
   * A county's uploads, newest first, of one election or of all: a page may have fewer than `limit` and yet continue.
   * `unknown-cursor`: the cursor is none of ours.
   */
  list(county: CountyCode, electionId: string | undefined, page: AskedPage): Promise<PageOf<Upload> | 'unknown-cursor'>;
  /** Undefined where the county has no such upload. */
  find(county: CountyCode, uploadId: string): Promise<Upload | undefined>;
  /** What became of an upload's rows, in their order. */
  rows(upload: Upload, page: AskedPage): Promise<PageOf<UploadedRow> | 'unknown-cursor'>;
};

/** What each county has sent of an election, day by day. Throws when the table cannot be reached. */
export type UploadDays = {
  /** Of one county, oldest day first. */
  ofCounty(electionId: string, county: CountyCode): Promise<readonly DayTally[]>;
  /** Of every county that has sent anything. */
  ofAll(electionId: string): Promise<ReadonlyMap<CountyCode, readonly DayTally[]>>;
  /**
   * Adds what an upload recorded to its day. A repeat of an upload counts as one more, and brings no new statuses; one with an ID is
   * added once.
   */
  add(
    electionId: string,
    county: CountyCode,
    now: Temporal.Instant,
    counts: PlanCounts,
    held: number,
    uploadId?: string,
  ): Promise<void>;
};

/** An upload that was held as a whole. */
export type HeldUpload = Upload & { readonly hold: UploadHold };

/** An upload that waits for a second person, as the list of all of them has it. */
export type WaitingUpload = {
  readonly uploadId: string;
  readonly county: CountyCode;
  readonly electionId: string;
  readonly receivedAt: Temporal.Instant;
  readonly digest: string;
  /** When its county was told by email; null while it was not. */
  readonly toldAt: Temporal.Instant | null;
};

/** Uploads that are held as a whole, with their rows as they came. Throws when a table cannot be reached. */
export type HeldUploads = {
  /**
   * Keeps an upload with its rows, and lists it as waiting. `waits-already`: one with the same content waits, and nothing was
   * kept.
   */
  hold(
    upload: HeldUpload,
    results: readonly UploadedRow[],
    rows: readonly CheckedRow<StatusRecord>[],
  ): Promise<HeldKind>;
  /** The rows as they came. */
  rowsOf(uploadId: string): Promise<readonly CheckedRow<StatusRecord>[]>;
  /**
   * Keeps a decision if the upload is still as it was read, and with it what changes of its file; `conflict`: somebody else was
   * faster, nothing was changed.
   */
  decide(upload: HeldUpload, hold: UploadHold, file?: Partial<UploadedFile>): Promise<'decided' | 'conflict'>;
  /** Takes an upload off the list of those that wait. Harmless when it is not on it. */
  settle(upload: HeldUpload): Promise<void>;
  /** All that wait, of one county or of every one, oldest first. */
  waiting(county: CountyCode | null): Promise<readonly WaitingUpload[]>;
  /** Notes that a county was told. False where somebody else has noted it before. */
  claimTold(waiting: WaitingUpload, at: Temporal.Instant): Promise<boolean>;
};

/** Of which silence a county was told. Throws when the table cannot be reached. */
export type SilenceNotes = {
  /** False where it was noted before; `silenceToTell` names it. */
  note(electionId: string, county: CountyCode, silence: string): Promise<boolean>;
};

/** The retractions and how far each is. Throws when the table cannot be reached. */
export type RetractionStore = {
  /** All, the latest first. */
  list(): Promise<readonly Retraction[]>;
  find(id: string): Promise<Retraction | undefined>;
  /** Adds one of version 1, or keeps the next version; `conflict`: somebody else was faster. */
  save(retraction: Retraction): Promise<'saved' | 'conflict'>;
  /** How far a part of a step has come; undefined before its beginning. */
  part(of: RetractionPartKey): Promise<RetractionPart | undefined>;
  /** Keeps the next version of a part. `conflict`: another run works on it too. */
  savePart(part: RetractionPart): Promise<'saved' | 'conflict'>;
};

/** A step of a retraction over one part of a table. */
export type RetractionPartKey = { readonly id: string; readonly step: string; readonly segment: number };

export type RetractionPart = RetractionPartKey & {
  readonly cursor: string | null;
  readonly isDone: boolean;
  readonly counts: RetractionCounts;
  readonly sample: readonly Recipient[];
  readonly version: number;
};

/** A page of a whole table’s part. */
export type ScannedPage<Item> = { readonly items: readonly Item[]; readonly cursor: string | null };

/** Goes through all messages or all records of an election, part by part, in no order. Throws when the table cannot be reached. */
export type RetractionScans = {
  /** How many parts there are. */
  readonly segments: number;
  messages(electionId: string, segment: number, cursor: string | null): Promise<ScannedPage<LedgerRow>>;
  records(electionId: string, segment: number, cursor: string | null): Promise<ScannedPage<Ballot | VotingHistory>>;
};

/** Marks a told message as taken back by a retraction; the first one that did so stays. Throws when the table cannot be reached. */
export type MarkRetracted = (key: LedgerKey, retractionId: string) => Promise<void>;

/** How far the reminders of a day have come in one part of the subscriptions. */
export type ReminderWalk = {
  readonly electionId: string;
  /** The Pacific day, ISO 8601. */
  readonly day: string;
  readonly segment: number;
  /** The counties that it has been through. */
  readonly done: readonly CountyCode[];
  /** Where it is, and how often that page was tried; null between two rounds. */
  readonly at: {
    readonly counties: readonly CountyCode[];
    readonly cursor: string | null;
    readonly tries: number;
  } | null;
  /** Who could not be decided about on pages that are behind it, and how often they were tried again. */
  readonly left: { readonly voterIds: readonly string[]; readonly tries: number };
  /** Counts its changes, from 1. */
  readonly version: number;
};

/** Keeps them. Throws when the table cannot be reached. */
export type ReminderWalks = {
  find(key: Pick<ReminderWalk, 'electionId' | 'day' | 'segment'>): Promise<ReminderWalk | undefined>;
  /** Keeps it if it still has the version before its own; otherwise `conflict`. */
  save(walk: ReminderWalk): Promise<'saved' | 'conflict'>;
};
