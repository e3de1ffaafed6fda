import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where the stages of this repository write unless they are told another place. */
const OWN = join(REPOSITORY, '.rollcall');

const isWithin = (folder: string, place: string): boolean => !/^\.\.|^\//.test(relative(folder, place));

/** The folders of the local stage when `ROLLCALL_HOME` is this; a checkout that nobody may write to needs one. */
export const foldersFor = (named: string | undefined) => {
  const home = named ? resolve(named) : OWN;
  return {
    /** Shared by all stages whose homes are in one place: the repository's own, or a home elsewhere by itself. */
    private: isWithin(OWN, home) ? OWN : home,
    /** Where one stage keeps its files: a second one (the tests') runs beside the developer's own. */
    home,
    logs: join(home, 'logs'),
    temporary: join(home, 'tmp'),
    // Not the repository's `cdk.out`: what was synthesized there is another stage's.
    assembly: join(home, 'cdk.out'),
    bundles: join(home, 'bundles'),
    /** What the CDK CLI remembers. */
    cdk: join(home, 'cdk'),
    executables: join(REPOSITORY, 'node_modules/.bin'),
  } as const;
};

/** The folders of the local stage. Everything that it writes is in its home, so that deleting that is a clean start. */
export const FOLDERS = foldersFor(process.env['ROLLCALL_HOME']);

/** Where a private Python may be that was built before: only looked at. */
export const PYTHON_PLACES: readonly string[] = [...new Set([FOLDERS.private, OWN])];

/** Makes the folders of the local stage. What a stage writes, secrets among it, is for this user alone. */
export const makeFolders = (): void => {
  for (const folder of [FOLDERS.private, FOLDERS.logs, FOLDERS.temporary]) mkdirSync(folder, { recursive: true });
  chmodSync(FOLDERS.home, 0o700);
};
