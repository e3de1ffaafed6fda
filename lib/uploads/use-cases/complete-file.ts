import { mayHandle } from '../../ballot-tracking/domain/upload.ts';
import type { Role } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { refusalSentence } from '../domain/file-refusal.ts';
import type { FilePlace, FileUploads, StartTakingIn, UploadFiles } from '../ports.ts';

export type CompletePorts = {
  readonly uploads: Pick<FileUploads, 'find' | 'move'>;
  readonly files: Pick<UploadFiles, 'find'>;
  readonly start: StartTakingIn;
};

/** The file as its county has to know it: which it is, and how far. */
export type Completed = { readonly uploadId: string; readonly state: string };
export type CompleteRefusal = { readonly code: 'not-found' | 'not-uploaded'; readonly detail: string };

const NO_UPLOAD = {
  code: 'not-found',
  detail: 'Your county has no such upload of a file. See GET /v1/uploads.',
} as const;

/**
 * Starts taking in a file that was uploaded, or goes on with one that a fault of ours has interrupted. Asked again it changes
 * nothing and answers how far the file is.
 */
export const completeFile = async (
  { uploads, files, start }: CompletePorts,
  place: FilePlace,
  { role, sha256 }: { readonly role: Role; readonly sha256?: string | undefined },
): Promise<Result<Completed, CompleteRefusal>> => {
  const upload = await uploads.find(place);
  if (!upload || !mayHandle(role, upload.kind)) return err(NO_UPLOAD);
  const { state, attempts, chunks } = upload.file;
  const isToStart = state === 'awaiting-file' || state === 'interrupted';
  if (!isToStart) return ok({ uploadId: place.uploadId, state });
  const found = await files.find(place);
  if (!found) return err({ code: 'not-uploaded', detail: refusalSentence({ code: 'not-uploaded' }) });
  const attempt = attempts + 1;
  // Started first: an execution has the name of its attempt, and is started once however often this is repeated.
  await start(place, attempt);
  await uploads.move(place, ['awaiting-file', 'interrupted'], {
    // What was read before is not read again: its parts are numbered, and some may be taken in.
    state: state === 'interrupted' && chunks > 0 ? 'planned' : 'reading',
    bytes: found.bytes,
    attempts: attempt,
    ...(sha256 === undefined ? {} : { sha256 }),
  });
  return ok({ uploadId: place.uploadId, state: 'reading' });
};
