import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LocalFailure } from '../base/local-failure.ts';

const run = promisify(execFile);

/** Newest first among the named ones, but the machine's own `python3` before all. */
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const OLDEST = [3, 10] as const;
const ASK = 'import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])';

/** Whether a Python of this version runs the emulator. */
export const isNewEnough = (major: number, minor: number): boolean =>
  major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);

/** Asks a command for its Python version; undefined when there is none, or none with `venv` and `ensurepip`. */
export type AskPython = (command: string) => Promise<readonly [number, number] | undefined>;

const askPython: AskPython = async (command) => {
  try {
    const { stdout } = await run(command, ['-c', ASK]);
    const [major, minor] = stdout.trim().split(' ').map(Number);
    return major === undefined || minor === undefined ? undefined : [major, minor];
  } catch {
    return undefined;
  }
};

/** The command of a Python that can run the emulator. Throws a `LocalFailure` that says what to install. */
export const findPython = async (ask: AskPython = askPython): Promise<string> => {
  for (const command of CANDIDATES) {
    const version = await ask(command);
    if (version && isNewEnough(version[0], version[1])) return command;
  }
  throw new LocalFailure(
    'The local AWS emulator needs Python 3.10 or newer with its venv module, and none was found. ' +
      'Please install it (Debian and Ubuntu: "sudo apt install python3-venv"; macOS: "brew install python"; ' +
      'Windows: python.org) and start again.',
  );
};
