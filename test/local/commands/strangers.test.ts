import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { runCommand as Run } from '../../../lib/local/commands/run-command.ts';

/** A state file outlives a stage that was killed: its process number and its port go to somebody else. */
describe('a state file of a stage that is gone', () => {
  const home = mkdtempSync(join(tmpdir(), 'rollcall-strangers-'));
  const file = join(home, 'state.json');
  let stranger: ChildProcess;
  let server: Server;
  let answers: unknown;
  let run: typeof Run;

  beforeAll(async () => {
    stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
    server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.stubEnv('ROLLCALL_HOME', home);
    vi.resetModules();
    run = (await import('../../../lib/local/commands/run-command.ts')).runCommand;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    // Nobody else shall have modules that know this home.
    vi.resetModules();
    stranger.kill('SIGKILL');
    server.close();
    rmSync(home, { recursive: true });
  });

  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const isAlive = (): boolean => stranger.exitCode === null && stranger.signalCode === null;
  beforeEach(() => {
    answers = { pid: stranger.pid, id: 'of-another-start', url: url() };
    const state = { pid: stranger.pid, id: 'of-this-start', url: url(), ready: true, emulator: 'e', provider: 'p' };
    writeFileSync(file, JSON.stringify(state));
  });

  it.each([
    ['its number is a stranger’s, and nobody answers as a stage', () => ({ hello: 'world' })],
    ['another stage has its number and its port', () => answers],
    ['another process answers at its address', () => ({ pid: 1, id: 'of-this-start' })],
  ])('%s: down ends nobody, and forgets the file', async (_, said) => {
    answers = said();
    await expect(run(['down'])).rejects.toThrow(/is not a local stage that answers; it was left alone/);
    expect(isAlive()).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  it('status says that none runs, and up is not held up by it', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(await run(['status'])).toBe(1);
    expect(log).toHaveBeenCalledWith('No local stage is running.');
    log.mockRestore();
    // Anything but "runs already": it goes on, as far as to a port that is taken.
    const { port } = server.address() as AddressInfo;
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await run(['up', '--port', String(port)])).toBe(1);
    expect(error.mock.calls.join()).toMatch(/Port \d+ is taken/);
    error.mockRestore();
    vi.restoreAllMocks();
    expect(isAlive()).toBe(true);
  });

  it('the stage that wrote it is shown with its time, and with the way of its clock', async () => {
    answers = { pid: stranger.pid, id: 'of-this-start', now: '2026-10-02T16:59:00-07:00', moving: 'clock: on its way' };
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    expect(await run(['status'])).toBe(0);
    expect(log.mock.calls.join()).toMatch(/"now": "2026-10-02T16:59:00-07:00",\s+"moving": "clock: on its way"/);
    log.mockRestore();
  });
});
