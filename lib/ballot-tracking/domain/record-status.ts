import { BallotStatusCode } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { type Ballot, type StatusEntry, statusesOf, statusKey } from './ballot.ts';
import type { Calendar } from './calendar.ts';

/** More rows than any real ballot has; beyond it a county's system is looping and a person must look. */
export const MAX_STATUSES = 60;
/** What was wrong can still be taken back then. */
const MAX_ROWS = 90;

/** One row of an upload, checked for its form. */
export type StatusRecord = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Temporal.Instant;
  readonly sentDate?: Temporal.PlainDate | undefined;
  readonly supersedes?: string | undefined;
  readonly withdrawn?: boolean | undefined;
};

/** The upload that brings a row. */
export type UploadContext = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly uploadId: string;
  readonly now: Temporal.Instant;
  readonly calendar: Calendar;
  /** When the upload came, if it was held since: what its county has said later of the same status stands. */
  readonly sentAt?: Temporal.Instant;
};

export type Recorded =
  | { readonly kind: 'recorded'; readonly ballot: Ballot }
  | { readonly kind: 'unchanged' }
  /** The row was held for its code, which the table has learned since: the ballot must be decided again. */
  | { readonly kind: 'understood' }
  | { readonly kind: 'too-many' }
  /** The ballot belongs to another county's upload: the voter moved between two uploads. */
  | { readonly kind: 'other-county' };

const isUnderstoodNow = ({ code, outcome }: StatusEntry): boolean =>
  outcome?.kind === 'held' && outcome.reason === 'unknown-code' && BallotStatusCode.safeParse(code).success;

/** Recorded times never run backwards on one ballot, whatever the clocks of two servers say. */
const notBefore = (now: Temporal.Instant, last: StatusEntry | undefined): Temporal.Instant =>
  last !== undefined && Temporal.Instant.compare(last.recordedAt, now) > 0 ? last.recordedAt : now;

const entryOf = (known: Ballot, record: StatusRecord, upload: Omit<UploadContext, 'calendar'>): StatusEntry => ({
  version: known.entries.length + 1,
  code: record.status,
  statusAt: record.statusAt,
  ...(record.sentDate === undefined ? {} : { sentDate: record.sentDate }),
  ...(record.supersedes === undefined ? {} : { supersedes: record.supersedes }),
  ...(record.withdrawn === undefined ? {} : { withdrawn: record.withdrawn }),
  recordedAt: notBefore(upload.now, known.entries.at(-1)),
  uploadId: upload.uploadId,
});

/** Whether the ballot's rows say already what this one says. */
const isKnown = (known: Ballot, entry: StatusEntry): StatusEntry | undefined => {
  const key = statusKey(entry);
  const status = statusesOf(known).find((one) => statusKey(one.entry) === key);
  if (!status) return undefined;
  if (entry.withdrawn === true) return status.state === 'stated' ? undefined : status.entry;
  if (status.state !== 'stated') return entry.withdrawn === false ? undefined : status.entry;
  return entry.supersedes === undefined || status.rows.some((row) => row.supersedes === entry.supersedes)
    ? status.entry
    : undefined;
};

/** What another upload has said of the same status since this one came. */
const saidLater = (
  known: Ballot,
  entry: StatusEntry,
  { sentAt, uploadId }: Pick<UploadContext, 'sentAt' | 'uploadId'>,
): StatusEntry | undefined => {
  if (sentAt === undefined) return undefined;
  const key = statusKey(entry);
  const isLater = (row: StatusEntry): boolean =>
    row.uploadId !== uploadId && Temporal.Instant.compare(row.recordedAt, sentAt) > 0;
  return known.entries.find((row) => statusKey(row) === key && isLater(row));
};

/**
 * Adds a row to the ballot's history. A row that the history already holds changes nothing, so that any upload can be
 * repeated; the plain repeat of a status that was withdrawn leaves it withdrawn, because counties reload whole files
 * each night. `withdrawn: false` puts it in force again.
 */
export const recordStatus = (
  ballot: Ballot | undefined,
  record: StatusRecord,
  upload: Omit<UploadContext, 'calendar'>,
): Recorded => {
  const { voterId, ballotId } = record;
  const { electionId, county } = upload;
  const known: Ballot = ballot ?? { electionId, voterId, county, ballotId, entries: [] };
  if (known.county !== county) return { kind: 'other-county' };
  const entry = entryOf(known, record, upload);
  const stated = saidLater(known, entry, upload) ?? isKnown(known, entry);
  if (stated) return { kind: isUnderstoodNow(stated) ? 'understood' : 'unchanged' };
  const most = record.withdrawn === undefined ? MAX_STATUSES : MAX_ROWS;
  if (known.entries.length >= most) return { kind: 'too-many' };
  return { kind: 'recorded', ballot: { ...known, entries: [...known.entries, entry] } };
};
