import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Everything that the local stage writes: nothing outside it, so that deleting it is a clean start. */
const PRIVATE = join(REPOSITORY, '.rollcall');

/** Where one stage keeps its files; `ROLLCALL_HOME` lets a second one (the tests') run beside the developer's own. */
const HOME = process.env['ROLLCALL_HOME'] ?? PRIVATE;

/** The folders of the local stage. */
export const FOLDERS = {
  /** Shared by all stages of this repository. */
  private: PRIVATE,
  home: HOME,
  logs: join(HOME, 'logs'),
  temporary: join(HOME, 'tmp'),
  // Not the repository's `cdk.out`: what was synthesized there is another stage's.
  assembly: join(HOME, 'cdk.out'),
  executables: join(REPOSITORY, 'node_modules/.bin'),
} as const;

/** Makes the folders of the local stage. What a stage writes, secrets among it, is for this user alone. */
export const makeFolders = (): void => {
  for (const folder of [FOLDERS.private, FOLDERS.logs, FOLDERS.temporary]) mkdirSync(folder, { recursive: true });
  chmodSync(FOLDERS.home, 0o700);
};
