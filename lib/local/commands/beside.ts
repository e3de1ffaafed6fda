import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { FOLDERS, REPOSITORY } from '../base/folders.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { readState } from '../state.ts';

/** The port that a test environment takes when it is not told another: the one after the local stage's. */
const DEFAULT_PORT = '8788';

/**
 * The words for the County Test Environment's own command line. It starts without the demonstration, which is the
 * production-like stage's; `up` is what it does when it is told nothing.
 */
export const wordsBeside = (words: readonly string[]): readonly string[] => {
  const [command = 'up', ...rest] = words;
  if (command !== 'up') return words;
  const port = rest.some((word) => /^--port\b/.test(word)) ? [] : ['--port', DEFAULT_PORT];
  const demo = rest.includes('--no-demo') || rest.includes('--empty') ? [] : ['--no-demo'];
  return ['up', ...port, ...demo, ...rest];
};

/**
 * Runs a command of a County Test Environment that stands beside the running local stage, in the same emulator: a second
 * deployment with tables, address, clock and outbox of its own. Gives the exit code. Throws a `LocalFailure` when there is no
 * stage to stand beside.
 */
export const runBeside = async (words: readonly string[]): Promise<number> => {
  if (process.env['ROLLCALL_STAGE'] === 'cte') throw new LocalFailure('This is the test environment already.');
  const state = readState();
  if (state === undefined) throw new LocalFailure('No local stage is running to stand beside. Start it: npm start');
  const entry = process.argv[1] ?? join(REPOSITORY, 'bin/local.ts');
  const child = spawn(process.execPath, [...process.execArgv, entry, ...wordsBeside(words)], {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: {
      ...process.env,
      ROLLCALL_STAGE: 'cte',
      ROLLCALL_HOME: join(FOLDERS.home, 'cte'),
      ROLLCALL_BUNDLES: process.env['ROLLCALL_BUNDLES'] ?? FOLDERS.bundles,
      AWS_ENDPOINT_URL: state.emulator,
    },
  });
  // A Ctrl-C reaches it by the terminal; whoever ends this process ends it too.
  const end = (): void => void child.kill('SIGTERM');
  process.once('SIGTERM', end).on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
