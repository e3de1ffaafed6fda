import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { LocalFailure } from './local-failure.ts';
import { sleep } from './wait.ts';

export type ChildOptions = {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  /** File that takes its output. */
  readonly logFile: string;
};

/** A process with its descendants. */
export type Child = {
  readonly pid: number;
  /** Settles when the process has ended, with its exit code (or the name of the signal). */
  readonly ended: Promise<number | string>;
  /** Ends the process and everything that it started; returns when all are gone. */
  stop(): Promise<void>;
};

const signalGroup = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
};

const stopGroup = async (pid: number): Promise<void> => {
  signalGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < 2_000 && signalGroup(pid, 0); waited += 50) await sleep(50);
  signalGroup(pid, 'SIGKILL');
  for (let waited = 0; waited < 2_000 && signalGroup(pid, 0); waited += 20) await sleep(20);
};

/** The children that have not been stopped. */
const running = new Set<number>();

/** Ends every child that is still there: the last thing that a command does. */
export const stopAllChildren = async (): Promise<void> => {
  await Promise.all([...running].map(stopGroup));
};

/**
 * Starts a process as the leader of a group of its own, so that a Ctrl-C of the terminal reaches it through us alone
 * and its descendants can be ended with it. Its standard input is a pipe that closes when this process dies.
 */
export const startChild = (options: ChildOptions): Child => {
  const log = openSync(options.logFile, 'a');
  const child: ChildProcess = spawn(options.command, [...options.arguments], {
    cwd: options.directory,
    env: options.environment,
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', (cause) => reject(new LocalFailure(`${options.command} cannot be started.`, { cause })));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  ended.catch(() => undefined);
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  const forget = (): void => {
    // What the process started may have outlived it: the group counts, not its leader.
    if (pid !== undefined && !signalGroup(pid, 0)) running.delete(pid);
  };
  ended.then(forget, forget);
  return {
    pid: pid ?? 0,
    ended,
    stop: async () => {
      if (pid !== undefined) await stopGroup(pid);
    },
  };
};

/** The last lines of a log, for an error message. */
export const lastLines = (logFile: string, count = 12): string => {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log)';
  }
};

/** Runs a process to its end. Throws a `LocalFailure` with the last lines of its log when it fails. */
export const runChild = async (options: ChildOptions, title: string, until?: AbortSignal): Promise<void> => {
  until?.throwIfAborted();
  const child = startChild(options);
  const abort = (): void => {
    void child.stop();
  };
  until?.addEventListener('abort', abort, { once: true });
  const code = await child.ended.finally(() => until?.removeEventListener('abort', abort));
  until?.throwIfAborted();
  if (code !== 0)
    throw new LocalFailure(`${title} failed (${code}). Its last lines:\n${lastLines(options.logFile, 25)}`);
};
