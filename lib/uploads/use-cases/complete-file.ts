import { type FileState, mayHandle, type UploadedFile } from '../../ballot-tracking/domain/upload.ts';
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
export type CompleteRefusal = {
  readonly code: 'not-found' | 'not-uploaded' | 'dry-run-under-way' | 'taken-in-already';
  readonly detail: string;
};

const NO_UPLOAD = {
  code: 'not-found',
  detail: 'Your county has no such upload of a file. See GET /v1/uploads.',
} as const;

const DRY_RUN_UNDER_WAY = {
  code: 'dry-run-under-way',
  detail: 'A dry run of this file is under way. Complete it once more when GET /v1/uploads/{id} says "planned".',
} as const;

const TAKEN_IN_ALREADY = {
  code: 'taken-in-already',
  detail:
    'Some of this file may be recorded already, so that it cannot be tried. Complete it without "dryRun" to go on.',
} as const;

/** Who says that the file is there, its hash as it was sent, and whether it is only to be planned: nothing of it is recorded then. */
type Said = { readonly role: Role; readonly sha256?: string | undefined; readonly planOnly?: boolean };

/** Whether it rests, and is started once more: as it waits for its file, was interrupted, or was planned alone. */
const rests = ({ state, plan, planOnly }: UploadedFile): boolean =>
  state === 'awaiting-file' || state === 'interrupted' || (state === 'planned' && planOnly && plan !== null);

const UNDER_WAY: readonly FileState[] = ['reading', 'planned', 'taking-in'];

/**
 * Starts taking in a file that was uploaded, or goes on with one that a fault of ours has interrupted or that was planned alone.
 * Asked again it changes nothing, makes sure that it was started, and answers how far the file is.
 */
export const completeFile = async (
  { uploads, files, start }: CompletePorts,
  place: FilePlace,
  { role, sha256, planOnly = false }: Said,
): Promise<Result<Completed, CompleteRefusal>> => {
  const upload = await uploads.find(place);
  if (!upload || !mayHandle(role, upload.kind)) return err(NO_UPLOAD);
  const { state, attempts, chunks, passed } = upload.file;
  if (!rests(upload.file)) {
    // What is said in earnest must not be lost in a try that ends by itself.
    if (UNDER_WAY.includes(state) && upload.file.planOnly && !planOnly) return err(DRY_RUN_UNDER_WAY);
    // An attempt has a name and is started once, however often this is repeated.
    if (UNDER_WAY.includes(state)) await start(place, attempts);
    return ok({ uploadId: place.uploadId, state });
  }
  if (planOnly && passed) return err(TAKEN_IN_ALREADY);
  const found = await files.find(place);
  if (!found) return err({ code: 'not-uploaded', detail: refusalSentence({ code: 'not-uploaded' }) });
  const attempt = attempts + 1;
  const moved = await uploads.move(place, [state], {
    // What was read before is not read again: its parts are numbered, and some may be taken in.
    state: state !== 'awaiting-file' && chunks > 0 ? 'planned' : 'reading',
    bytes: found.bytes,
    attempts: attempt,
    planOnly,
    plan: null,
    ...(sha256 === undefined ? {} : { sha256 }),
  });
  // Whoever was faster has started it.
  if (moved === 'moved') await start(place, attempt);
  return ok({ uploadId: place.uploadId, state: 'reading' });
};
