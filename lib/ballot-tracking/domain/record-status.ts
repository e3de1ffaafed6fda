import { BallotStatusCode } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { Ballot, StatusEntry } from './ballot.ts';

/** More statuses than any real ballot has; beyond it a county's system is looping and a person must look. */
export const MAX_STATUSES = 60;

/** One row of an upload, checked for its form. */
export type StatusRecord = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Temporal.Instant;
  readonly sentDate?: Temporal.PlainDate | undefined;
  readonly supersedes?: string | undefined;
};

/** The upload that brings a row. */
export type UploadContext = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly uploadId: string;
  readonly now: Temporal.Instant;
};

export type Recorded =
  | { readonly kind: 'recorded'; readonly ballot: Ballot }
  | { readonly kind: 'unchanged' }
  /** The row was held for its code, which the table has learned since: the ballot must be decided again. */
  | { readonly kind: 'understood' }
  | { readonly kind: 'too-many' }
  /** The ballot belongs to another county's upload: the voter moved between two uploads. */
  | { readonly kind: 'other-county' };

const sameDate = (one: Temporal.PlainDate | undefined, other: Temporal.PlainDate | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);

const states = (entry: StatusEntry, record: StatusRecord): boolean =>
  entry.code === record.status &&
  entry.statusAt.equals(record.statusAt) &&
  sameDate(entry.sentDate, record.sentDate) &&
  entry.supersedes === record.supersedes;

const isUnderstoodNow = ({ code, outcome }: StatusEntry): boolean =>
  outcome?.kind === 'held' && outcome.reason === 'unknown-code' && BallotStatusCode.safeParse(code).success;

/** Recorded times never run backwards on one ballot, whatever the clocks of two servers say. */
const notBefore = (now: Temporal.Instant, last: StatusEntry | undefined): Temporal.Instant =>
  last !== undefined && Temporal.Instant.compare(last.recordedAt, now) > 0 ? last.recordedAt : now;

/**
 * Adds a row to the ballot's history. A row that the history already holds changes nothing, so that any upload can be
 * repeated.
 */
export const recordStatus = (ballot: Ballot | undefined, record: StatusRecord, upload: UploadContext): Recorded => {
  const { voterId, ballotId } = record;
  const known: Ballot = ballot ?? {
    electionId: upload.electionId,
    voterId,
    county: upload.county,
    ballotId,
    entries: [],
  };
  if (known.county !== upload.county) return { kind: 'other-county' };
  const stated = known.entries.find((entry) => states(entry, record));
  if (stated) return { kind: isUnderstoodNow(stated) ? 'understood' : 'unchanged' };
  if (known.entries.length >= MAX_STATUSES) return { kind: 'too-many' };
  const entry: StatusEntry = {
    version: known.entries.length + 1,
    code: record.status,
    statusAt: record.statusAt,
    ...(record.sentDate === undefined ? {} : { sentDate: record.sentDate }),
    ...(record.supersedes === undefined ? {} : { supersedes: record.supersedes }),
    recordedAt: notBefore(upload.now, known.entries.at(-1)),
    uploadId: upload.uploadId,
  };
  return { kind: 'recorded', ballot: { ...known, entries: [...known.entries, entry] } };
};
