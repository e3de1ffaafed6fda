import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { treeOf } from '../../test/end-to-end/process-tree.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A folder of its own: the stage of whoever develops here goes on undisturbed. */
const HOME = join(ROOT, '.rollcall/campaign');

const State = z.object({ pid: z.int(), url: z.url(), ready: z.boolean(), provider: z.url() });

/** The functions that a message passes through; the emulator runs each of their containers as a process. */
const WORKER =
  /ministack-lambda-[\w-]*-(decide-messages|dispatch-messages|send-(?:text|email|voice)|sweep-(?:ballots|messages)|settle-receipts)-/;

/** A container of a function, as a process of this machine. */
export type Worker = { readonly pid: number; readonly function: string };

export type CampaignStage = {
  readonly url: string;
  readonly pid: number;
  readonly provider: string;
  /** The containers of this stage that are there now. */
  workers(): readonly Worker[];
  stop(): Promise<void>;
};

const readState = (pid: number): z.infer<typeof State> | undefined => {
  const file = join(HOME, 'state.json');
  if (!existsSync(file)) return undefined;
  const state = State.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return state.success && state.data.pid === pid && state.data.ready ? state.data : undefined;
};

const ended = (child: ChildProcess): Promise<unknown> => new Promise((done) => child.once('close', done));

/** Starts a stage without a demonstration. Throws when it ends before it is ready. */
export const startStage = async (): Promise<CampaignStage> => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'bin/local.ts'), 'up', '--no-demo', '--port', '0'],
    { cwd: ROOT, env: { ...process.env, ROLLCALL_HOME: HOME }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const closed = ended(child);
  const pid = child.pid ?? 0;
  // Whatever ends this process ends the stage, which stops what it started.
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  process.once('SIGTERM', () => process.exit(1));
  let state = readState(pid);
  while (state === undefined) {
    if (child.exitCode !== null) throw new Error(`The stage ended with ${child.exitCode} before it was ready.`);
    await pause(500);
    state = readState(pid);
  }
  return {
    pid,
    url: state.url.replace('//localhost', '//127.0.0.1'),
    provider: state.provider,
    workers: () =>
      treeOf(pid).flatMap((one) => {
        const [, name] = WORKER.exec(one.command) ?? [];
        return name === undefined ? [] : [{ pid: one.pid, function: name }];
      }),
    stop: async () => {
      end();
      await closed;
    },
  };
};
