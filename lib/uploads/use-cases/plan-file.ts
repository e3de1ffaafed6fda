import { SafeError } from '../../shared/safe-error.ts';
import type { FilePlace, FileUploads, UploadFiles } from '../ports.ts';

export type PlanPorts = {
  readonly uploads: Pick<FileUploads, 'find' | 'move'>;
  readonly files: Pick<UploadFiles, 'listChunks'>;
};

/** Where the parts are that are taken in now. */
export type PlannedFile = { readonly chunks: number; readonly bucket: string; readonly key: string };

/** Lets a file that was read be taken in, part by part. */
export const planFile = async ({ uploads, files }: PlanPorts, place: FilePlace): Promise<PlannedFile> => {
  const upload = await uploads.find(place);
  if (!upload) throw new SafeError('UploadNotFound', 'The upload of a file is not in the book.');
  const { chunks } = upload.file;
  const list = await files.listChunks(place, chunks);
  await uploads.move(place, ['planned'], { state: 'taking-in' });
  return { chunks, ...list };
};
