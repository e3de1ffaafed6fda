import type { Election } from '../../elections/domain/election.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Identity } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { type DecisionRefusal, type HoldDecision, refusedDecision, supersededBy } from '../domain/held-upload.ts';
import { cameLater, type HoldState, type Upload, type UploadedFile } from '../domain/upload.ts';
import type { FileUpload, HeldFiles, HeldUpload, HeldUploads, UploadBook, UploadDays } from '../ports.ts';
import { openElection, type UploadRefusal } from './open-election.ts';
import { type BallotRecordingPorts, lookAtBallots, recordLooked, type UploadPorts } from './record-ballots.ts';

/** What discarding a held upload needs. */
export type DiscardingPorts = {
  readonly clock: Clock;
  readonly book: Pick<UploadBook, 'find'>;
  readonly heldUploads: Pick<HeldUploads, 'decide' | 'settle'>;
};

/** What releasing one needs beside. `issuedBy`: who issued a credential, where that is known. */
export type DecidingPorts = UploadPorts &
  BallotRecordingPorts &
  DiscardingPorts & {
    readonly heldUploads: Pick<HeldUploads, 'rowsOf'>;
    readonly heldFiles: HeldFiles;
    readonly days: Pick<UploadDays, 'add'>;
    readonly issuedBy: (clientId: string) => Promise<string | undefined>;
  };

/** Which upload, who decides, and why. */
export type Decided = {
  readonly county: CountyCode;
  readonly uploadId: string;
  readonly by: Identity;
  readonly reason: string;
};

export type NotDecided = DecisionRefusal | UploadRefusal;

const NOT_FOUND: UploadRefusal = { code: 'not-found', detail: 'There is no such upload. See GET /v1/uploads.' };
const FASTER: DecisionRefusal = {
  code: 'being-released',
  detail: 'Somebody else has just decided about this upload. Look at it again.',
};

const isHeldWhole = (upload: Upload): upload is HeldUpload => upload.hold !== undefined;
const isFile = <One extends Upload>(upload: One): upload is One & FileUpload => upload.file !== undefined;

/** What a decision changes of a file: a released one is gone on with, once more where that was interrupted. */
const changeOf = (file: UploadedFile | undefined, decision: HoldDecision, now: Temporal.Instant) => {
  if (file?.state !== 'held') return {};
  if (decision === 'discard') return { state: 'discarded', finishedAt: now } as const;
  return { state: 'planned', attempts: file.attempts + 1 } as const;
};

/** The upload, once this one may decide so about it, with the decision kept. */
const decided = async (
  ports: DiscardingPorts & Partial<Pick<DecidingPorts, 'issuedBy'>>,
  decision: HoldDecision,
  state: HoldState,
  { county, uploadId, by, reason }: Decided,
): Promise<Result<HeldUpload, NotDecided>> => {
  const now = await ports.clock();
  const upload = await ports.book.find(county, uploadId);
  if (!upload) return err(NOT_FOUND);
  const issuer = await ports.issuedBy?.(upload.clientId);
  const refusal = refusedDecision(decision, upload, by, issuer, now);
  if (refusal !== undefined || !isHeldWhole(upload)) {
    return err(refusal ?? { code: 'not-held', detail: 'This upload was recorded at once and is not held.' });
  }
  const hold = { ...upload.hold, state, decided: { by: by.id, at: now, reason } };
  const change = changeOf(upload.file, decision, now);
  if ((await ports.heldUploads.decide(upload, hold, change)) === 'conflict') return err(FASTER);
  return ok({ ...upload, hold, ...(upload.file ? { file: { ...upload.file, ...change } } : {}) });
};

/** Discards a held upload: nothing of it was recorded, and nothing will be. Its rows stay on file. */
export const discardUpload = async (ports: DiscardingPorts, asked: Decided): Promise<Result<Upload, NotDecided>> => {
  const upload = await decided(ports, 'discard', 'discarded', asked);
  if (upload.ok) await ports.heldUploads.settle(upload.value);
  return upload;
};

/**
 * Lets a held file be gone on with. An attempt has a name: whoever releases it once more, after a release that died on the way,
 * starts nothing twice.
 */
const goOnWith = async (
  { heldFiles, heldUploads }: Pick<DecidingPorts, 'heldFiles' | 'heldUploads'>,
  upload: HeldUpload & FileUpload,
): Promise<Result<Upload, NotDecided>> => {
  await heldFiles.goOn(upload);
  const hold = { ...upload.hold, state: 'released' } as const;
  if ((await heldUploads.decide(upload, hold)) === 'conflict') return err(FASTER);
  await heldUploads.settle(upload);
  return ok({ ...upload, hold });
};

/** Whether a later file says again what this one says. */
const superseded = async (
  { heldFiles }: Pick<DecidingPorts, 'heldFiles'>,
  upload: Upload | undefined,
): Promise<DecisionRefusal | undefined> => {
  if (!upload || !isFile(upload) || upload.file.state !== 'held') return undefined;
  const last = await heldFiles.lastTakenIn(upload);
  return last !== undefined && cameLater(last, upload.uploadId) ? supersededBy(last) : undefined;
};

/**
 * Releases a held upload: its rows are checked and judged anew, against what is recorded and registered by now, and what the
 * county has said of a status since stands. A file goes on where it stood. Throws when a table cannot be reached; releasing it again after two minutes completes
 * it, and tells nobody anything twice.
 */
export const releaseUpload = async (ports: DecidingPorts, asked: Decided): Promise<Result<Upload, NotDecided>> => {
  const found = await ports.book.find(asked.county, asked.uploadId);
  const election: Result<Election, UploadRefusal> = found
    ? await openElection(ports.elections, found.electionId, asked.county)
    : err(NOT_FOUND);
  if (!election.ok) return err(election.error);
  const refusal = await superseded(ports, found);
  if (refusal) return err(refusal);
  const released = await decided(ports, 'release', 'releasing', asked);
  if (!released.ok) return released;
  const upload = released.value;
  if (isFile(upload)) return goOnWith(ports, upload);
  const now = await ports.clock();
  const { electionId, county, clientId, uploadId, receivedAt } = upload;
  const named = { electionId, county, clientId, uploadId, now, sentAt: receivedAt };
  const rows = await ports.heldUploads.rowsOf(uploadId);
  const looked = await lookAtBallots(ports, election.value, named, rows);
  const hold = { ...upload.hold, state: 'released' as const };
  const recorded = await recordLooked(ports, election.value, named, looked, { receivedAt, hold });
  await ports.days.add(electionId, county, now, looked.counts, recorded.counts.held);
  const done = { ...upload, hold, counts: recorded.counts };
  await ports.heldUploads.settle(done);
  return ok(done);
};
