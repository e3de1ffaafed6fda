import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDERS, makeFolders, REPOSITORY } from '../base/folders.ts';
import { LocalFailure } from '../base/local-failure.ts';
import { sleep } from '../base/wait.ts';
import { readState, type StageState } from '../state.ts';
import type { UpOptions } from './options.ts';

const logFile = join(FOLDERS.logs, 'stage.log');

const wordsOf = ({ port, demo, seeded, scale }: UpOptions): string[] => [
  'up',
  '--port',
  String(port),
  '--scale',
  String(scale),
  ...(demo ? [] : ['--no-demo']),
  ...(seeded ? [] : ['--empty']),
];

/** Prints what a log has gained since the last call. */
const follower = (): (() => void) => {
  let printed = 0;
  return () => {
    const text = readFileSync(logFile, 'utf8');
    if (text.length > printed) process.stdout.write(text.slice(printed));
    printed = text.length;
  };
};

/**
 * Starts a stage that outlives this command, shows its progress until it is ready, and ends with a line of JSON:
 * `{"url","pid"}`. Throws a `LocalFailure` when it does not come up; what it said has been printed then.
 */
export const upDetached = async (options: UpOptions): Promise<void> => {
  makeFolders();
  rmSync(logFile, { force: true });
  const log = openSync(logFile, 'a');
  const entry = process.argv[1] ?? join(REPOSITORY, 'bin/local.ts');
  const child = spawn(process.execPath, [...process.execArgv, entry, ...wordsOf(options)], {
    cwd: REPOSITORY,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let exitCode: number | undefined;
  child.once('exit', (code) => {
    exitCode = code ?? 1;
  });
  const interrupt = (): void => {
    child.kill('SIGTERM');
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const follow = follower();
  let state: StageState | undefined;
  while (!state?.ready) {
    await sleep(200);
    follow();
    const known = readState();
    state = known?.pid === child.pid ? known : undefined;
    if (exitCode !== undefined) throw new LocalFailure('The local stage did not come up.');
  }
  child.unref();
  console.log(JSON.stringify({ url: state.url, pid: state.pid }));
};
