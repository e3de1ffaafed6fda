import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../base/child.ts';
import { FOLDERS, PYTHON_PLACES } from '../base/folders.ts';
import type { Progress } from '../base/progress.ts';
import { findPython } from './python.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** A private Python: what is installed in it, and the beginning of its folder's name. */
export type PrivatePython = {
  readonly name: string;
  /** The file with the pinned packages and their hashes. */
  readonly requirements: string;
  /** What the installation is called while it runs. */
  readonly title: string;
};

const EMULATOR: PrivatePython = {
  name: 'python',
  requirements: join(here, 'requirements.txt'),
  title: 'Install the AWS emulator (once)',
};

const interpreterOf = (folder: string): string =>
  join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

const removeOthers = (prefix: string, keep: string): void => {
  for (const name of readdirSync(FOLDERS.private)) {
    if (name.startsWith(`${prefix}-`) && name !== keep)
      rmSync(join(FOLDERS.private, name), { recursive: true, force: true });
  }
};

/**
 * The interpreter of a private Python with pinned packages; built when it is missing or the pins have changed. It is built under
 * another name and renamed when complete: an interrupted build leaves nothing that a later start would believe in.
 */
export const pythonWith = async (
  { name: prefix, requirements, title }: PrivatePython,
  progress: Progress,
  until: AbortSignal,
): Promise<string> => {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const name = `${prefix}-${version}`;
  const folder = join(FOLDERS.private, name);
  const built = PYTHON_PLACES.map((place) => interpreterOf(join(place, name))).find((one) => existsSync(one));
  if (built !== undefined) return built;
  const unfinished = `${folder}.unfinished`;
  const python = await findPython();
  await progress.step(title, async () => {
    rmSync(unfinished, { recursive: true, force: true });
    const common = { environment: process.env, directory: FOLDERS.private, logFile: join(FOLDERS.logs, 'python.log') };
    await runChild(
      { ...common, command: python, arguments: ['-m', 'venv', unfinished] },
      'Making a Python environment',
      until,
    );
    const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--no-deps'];
    // Only the very files that the pins name, and only built ones: building one would run its code.
    install.push('--require-hashes', '--only-binary', ':all:');
    await runChild(
      {
        ...common,
        command: interpreterOf(unfinished),
        arguments: [...install, '-r', requirements],
      },
      title,
      until,
    );
    renameSync(unfinished, folder);
    removeOthers(prefix, name);
  });
  return interpreterOf(folder);
};

/** The private Python with the pinned emulator. */
export const privatePython = (progress: Progress, until: AbortSignal): Promise<string> =>
  pythonWith(EMULATOR, progress, until);

/** The program that keeps the emulator alive exactly as long as its parent. */
export const EMULATOR_PROGRAM = join(here, 'run.py');

/** The program that judges calls by policies with the emulator's evaluator. */
export const JUDGE_PROGRAM = join(here, 'judge.py');
