import type { UploadedFile } from '../../ballot-tracking/domain/upload.ts';

/** What became of a file's rows before it is there. */
export const NO_ROWS = { rows: 0, accepted: 0, unchanged: 0, held: 0, rejected: 0 } as const;

/** A file that is awaited; nothing is known of it but what the county says. */
export const awaitedFile = (name: string | null, readAll: boolean): UploadedFile => ({
  state: 'awaiting-file',
  name,
  readAll,
  bytes: null,
  sha256: null,
  format: null,
  known: 0,
  changed: 0,
  taken: 0,
  gone: 0,
  statuses: {},
  ignoredColumns: 0,
  chunks: 0,
  sameAs: null,
  refusal: null,
  finishedAt: null,
  attempts: 0,
  planOnly: false,
  passed: false,
  plan: null,
});
