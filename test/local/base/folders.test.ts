import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { FOLDERS, foldersFor, REPOSITORY } from '../../../lib/local/base/folders.ts';

it('the stage’s assembly stands apart from what the CDK CLI writes for other stages', () => {
  const { output } = JSON.parse(readFileSync(join(REPOSITORY, 'cdk.json'), 'utf8')) as { output: string };
  expect(relative(join(REPOSITORY, output), FOLDERS.assembly)).toMatch(/^\.\./);
  expect(relative(FOLDERS.home, FOLDERS.assembly)).toBe('cdk.out');
});

it('a home elsewhere holds everything that is written; one within the repository’s shares its private Python', () => {
  const { executables: _read, ...written } = foldersFor('/somewhere/else');
  for (const [name, folder] of Object.entries(written)) expect(folder, name).toMatch(/^\/somewhere\/else(\/|$)/);
  const own = join(REPOSITORY, '.rollcall');
  expect(foldersFor(undefined)).toMatchObject({ home: own, private: own });
  expect(foldersFor('')).toMatchObject({ home: own });
  expect(foldersFor(join(own, 'end-to-end'))).toMatchObject({ home: join(own, 'end-to-end'), private: own });
  expect(foldersFor(`${own}-own`)).toMatchObject({ private: `${own}-own` });
});

it('a home that takes no writing is told in a sentence before anything else is done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-home-'));
  try {
    writeFileSync(join(folder, 'file'), '');
    const env = { ...process.env, ROLLCALL_HOME: join(folder, 'file', 'home') };
    const start = promisify(execFile)(process.execPath, ['bin/start.mjs', 'local', 'status'], { cwd: REPOSITORY, env });
    const failure = await start.catch((error: { code: number; stderr: string }) => error);
    expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be written\..*Set ROLLCALL_HOME/) });
    expect(failure.stderr).not.toMatch(/\n\s+at /);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
