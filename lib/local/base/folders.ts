import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Everything that the local stage writes: nothing outside it, so that deleting it is a clean start. */
const PRIVATE = join(REPOSITORY, '.rollcall');

/** Where the local stage keeps its files. */
export const FOLDERS = {
  private: PRIVATE,
  logs: join(PRIVATE, 'logs'),
  temporary: join(PRIVATE, 'tmp'),
  assembly: join(REPOSITORY, 'cdk.out'),
  executables: join(REPOSITORY, 'node_modules/.bin'),
} as const;

/** Makes the folders of the local stage. */
export const makeFolders = (): void => {
  for (const folder of [FOLDERS.private, FOLDERS.logs, FOLDERS.temporary]) mkdirSync(folder, { recursive: true });
};
