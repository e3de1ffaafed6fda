import { mayHandle } from '../../ballot-tracking/domain/upload.ts';
import type { Role } from '../../shared/identity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FilePlace, FileUploads, ResultName, UploadFiles } from '../ports.ts';

export type FetchPorts = {
  readonly uploads: Pick<FileUploads, 'find'>;
  readonly files: Pick<UploadFiles, 'fetchUrl'>;
};

export type ResultUrls = { readonly resultsUrl: string; readonly rejectedUrl: string | null };

const REJECTED: Readonly<Record<string, ResultName>> = {
  csv: 'rejected.csv',
  ndjson: 'rejected.ndjson',
  json: 'rejected.json',
};

/** Where a county fetches what became of its file, under names that say which it is. */
export const fetchResults = async (
  { uploads, files }: FetchPorts,
  place: FilePlace,
  role: Role,
): Promise<Result<ResultUrls, 'not-found' | 'not-done'>> => {
  const upload = await uploads.find(place);
  if (!upload || !mayHandle(role, upload.kind)) return err('not-found');
  const { file, counts } = upload;
  if (file.state !== 'done') return err('not-done');
  const urlOf = (name: ResultName): Promise<string> => files.fetchUrl(place, name, `${place.uploadId}-${name}`);
  const rejected = counts.rejected > 0 ? REJECTED[file.format ?? ''] : undefined;
  return ok({ resultsUrl: await urlOf('results.csv'), rejectedUrl: rejected ? await urlOf(rejected) : null });
};
