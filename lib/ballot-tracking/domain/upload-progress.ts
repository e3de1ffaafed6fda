import type { Upload, UploadedFile } from './upload.ts';

/** Reading a row costs this much of what recording one does: a file that is read but not taken in is a tenth done. */
const READING_SHARE = 0.1;

/**
 * How much of a file is done, in percent. While it is read nobody knows how many rows it has: it counts as half read.
 */
export const uploadPercent = ({ file }: Pick<Upload, 'counts'> & { readonly file: UploadedFile }): number => {
  if (file.state === 'done' || file.state === 'refused' || file.state === 'discarded') return 100;
  if (file.state === 'awaiting-file') return 0;
  if (file.state === 'reading') return Math.round((100 * READING_SHARE) / 2);
  const taken = file.changed === 0 ? 1 : Math.min(1, file.taken / file.changed);
  return Math.floor(100 * (READING_SHARE + (1 - READING_SHARE) * taken));
};
