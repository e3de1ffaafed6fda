import type { CopyId } from '../domain/copy.ts';

/** Where a copy's files are in the bucket of copies. The County Test Environment may read `masked/` and write `requests/`, no more. */
export const PLACES = {
  request: (copy: CopyId) => `requests/${copy}.json`,
  masked: (copy: CopyId, name: string) => `masked/${copy}/${name}`,
  manifest: (copy: CopyId) => `masked/${copy}/manifest.json`,
  done: (copy: CopyId, part: string) => `done/${copy}/${part}.json`,
  piece: (copy: CopyId, part: string, number: number) => `done/${copy}/pieces/${part}-${number}.csv`,
  pieceDone: (copy: CopyId, part: string, number: number) => `done/${copy}/pieces/${part}-${number}.json`,
  doneParts: (copy: CopyId) => `done/${copy}/`,
  list: (copy: CopyId, name: string) => `lists/${copy}/${name}.json`,
} as const;

/** Where the source keeps, among its own rolls, of whom nothing may be copied. */
export const CONFIDENTIAL = {
  ofPart: (copy: CopyId, part: string) => `backups/${copy}/confidential/${part}.json`,
  /** Whom the delivered lists name: the register may not have taken them in yet. */
  delivered: (copy: CopyId) => `backups/${copy}/confidential/delivered.json`,
  all: (copy: CopyId) => `backups/${copy}/confidential/`,
} as const;
