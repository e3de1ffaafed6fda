import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditRoots } from '../../lambdas/audit/list-audit-roots/handler.ts';
import { readAuditTrail } from '../../lambdas/audit/read-audit-trail/handler.ts';
import { auditTrail } from '../../lib/audit/use-cases/audit-trail.ts';
import { makeRoot } from '../../lib/audit/use-cases/make-root.ts';
import { entry, memoryChains, memoryRoots } from './memory-chains.ts';

const root = join(import.meta.dirname, '../..');
const SOS = { kind: 'client', role: 'sos-system', id: 'sos', county: null } as const;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Pages and roots as the calls answer them, and the roots as they lie in the bucket. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
  mkdirSync(join(folder, 'roots'));
  const [chains, roots] = [memoryChains(), memoryRoots()];
  for (const county of [null, '03', '03']) await auditTrail(chains).record(entry({ county }));
  await makeRoot({ chains, roots }, new Date('2026-10-06T07:15:00Z'), log);
  const page = await readAuditTrail({ chains, now: () => new Date(0) })({ caller: SOS, query: {} });
  const listed = await listAuditRoots({ roots })({ query: { after: 0 } });
  writeFileSync(join(folder, 'trail.json'), JSON.stringify(page.body));
  writeFileSync(join(folder, 'roots.json'), JSON.stringify(listed.body));
  writeFileSync(join(folder, 'roots/000001.json'), JSON.stringify(roots.all[0]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verify = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'bin/audit-verify.ts'), ...words.map((word) => word.replace('@', `${folder}/`))],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
};

it('says that a copy holds, names the first link that does not, and explains itself', () => {
  const whole = verify('@trail.json', '--roots', '@roots');
  expect(whole).toMatchObject({ status: 0, said: expect.stringContaining('3 links of 2 chains, under 1 daily roots') });

  const copy = readFileSync(join(folder, 'trail.json'), 'utf8');
  writeFileSync(join(folder, 'changed.json'), copy.replaceAll('client-03', 'client-04'));
  expect(verify('@changed.json', '--roots', '@roots.json')).toEqual({
    status: 1,
    said: 'BROKEN at chain state, link 1: its hash is not that of its words and of the link before it.\n',
  });

  expect(verify('@trail.json')).toMatchObject({ status: 2, said: expect.stringContaining('--roots') });
  expect(verify('@roots.json', '--roots', '@roots.json')).toMatchObject({
    status: 2,
    said: expect.stringContaining('roots.json cannot be read as what it should be.'),
  });
});
