import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runChild, startChild } from '../../../lib/local/base/child.ts';
import { poll } from '../../../lib/local/base/wait.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-child-'));
const logFile = join(folder, 'log');
const script = (text: string) => ({
  command: 'sh',
  arguments: ['-c', text],
  environment: process.env,
  directory: folder,
  logFile,
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('stopping a child stops what it has started, even what ignores a polite signal: Ctrl-C leaves nothing behind', async () => {
  const child = startChild(script('sh -c "trap : TERM; echo \\$\\$ > grandchild; while :; do sleep 0.1; done" & wait'));
  const pid = await poll(
    async () => {
      try {
        return Number(readFileSync(join(folder, 'grandchild'), 'utf8')) || undefined;
      } catch {
        return undefined;
      }
    },
    { every: 20, within: 5_000 },
  );
  expect(isAlive(pid ?? 0)).toBe(true);
  await child.stop();
  expect(isAlive(pid ?? 0)).toBe(false);
});

it('a program that fails is reported with its last lines', async () => {
  await expect(runChild(script('echo the reason; exit 3'), 'The step')).rejects.toThrow(
    /The step failed \(3\).*the reason/s,
  );
});

it('an aborted program is ended and reported with the reason of the abort', async () => {
  const controller = new AbortController();
  const run = runChild(script('sleep 30'), 'The step', controller.signal);
  controller.abort(new Error('The emulator stopped'));
  await expect(run).rejects.toThrow('The emulator stopped');
});
