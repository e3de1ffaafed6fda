import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { BESIDE_UP, besideState } from './beside.ts';
import { type Process, processes, treeOf } from './process-tree.ts';

/**
 * Vitest's global setup: one local stage for a whole run. With ROLLCALL_URL in the environment the tests use that
 * stage and leave it alone; otherwise one is started on a free port, and afterwards stopped with everything it started.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** A folder of its own: the stage of whoever develops here goes on undisturbed. */
const HOME = join(ROOT, '.rollcall/end-to-end');
const Ready = z.object({ url: z.url(), pid: z.int().positive() });
type Running = { readonly url: string; readonly stop: () => Promise<void> };

/** What `npm run local -- …` printed. Its lines are shown as they come: a start takes a while. */
const npmRunLocal = (words: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', 'local', '--', ...words], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      process.stderr.write(text);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(printed);
      return reject(new Error(`"npm run local -- ${words.join(' ')}" ended with ${code}; its output stands above.`));
    });
  });

const END_OF_PROCESSES_MS = 10_000;

/** Throws when one of these processes is still there ten seconds later. */
const allGone = async (started: readonly Process[]): Promise<void> => {
  const deadline = performance.now() + END_OF_PROCESSES_MS;
  const left = (): Process[] => {
    const now = processes();
    return started.filter((one) => now.some(({ pid, command }) => pid === one.pid && command === one.command));
  };
  while (left().length > 0 && performance.now() < deadline) await pause(100);
  if (left().length === 0) return;
  const names = left().map(({ pid, command }) => `${pid} ${command.slice(0, 160)}`);
  throw new Error(`"down" left processes behind:\n  ${names.join('\n  ')}`);
};

const start = async (): Promise<Running> => {
  const given = process.env['ROLLCALL_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  process.env['ROLLCALL_HOME'] ??= HOME;
  // What each function may not do is written down; permissions.test.ts reads it when everything else has run.
  process.env['ROLLCALL_PERMISSIONS'] = join(process.env['ROLLCALL_HOME'], 'permissions.jsonl');
  rmSync(process.env['ROLLCALL_PERMISSIONS'], { force: true });
  // What the start bundles serves the tests that synthesize another stage.
  process.env['ROLLCALL_BUNDLES'] ??= join(process.env['ROLLCALL_HOME'], 'bundles');
  const printed = await npmRunLocal(['up', '--detach', '--port', '0']);
  const { url, pid } = Ready.parse(JSON.parse(printed.trim().split('\n').at(-1) ?? ''));
  // The test environment beside it is deployed while the first files run; those that need it wait for it.
  process.env['ROLLCALL_BESIDE'] = 'coming';
  const besideIt = npmRunLocal(BESIDE_UP).catch((error: unknown) => console.error(error));
  const stop = async (): Promise<void> => {
    await besideIt;
    if (besideState() !== undefined) await npmRunLocal(['cte', 'down']);
    const started = treeOf(pid);
    await npmRunLocal(['down']);
    await allGone(started);
    const left = join(process.env['ROLLCALL_HOME'] ?? HOME, 'tmp');
    if (existsSync(left)) throw new Error(`"down" left temporary files behind: ${left}`);
  };
  return { url, stop };
};

/** Each project of a run loads this file anew; what they share is kept where all of them see it. */
type Shared = { rollcallStage?: { readonly running: Promise<Running>; users: number } };
const shared: Shared = globalThis as Shared;

export const setup = async (): Promise<void> => {
  shared.rollcallStage ??= { running: start(), users: 0 };
  shared.rollcallStage.users += 1;
  process.env['ROLLCALL_URL'] = (await shared.rollcallStage.running).url;
};

export const teardown = async (): Promise<void> => {
  const stage = shared.rollcallStage;
  if (stage === undefined) return;
  stage.users -= 1;
  if (stage.users > 0) return;
  await (await stage.running).stop();
};
