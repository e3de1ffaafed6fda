import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RootsPage, TrailPage } from '../../lib/audit/api.ts';
import { entryOfText } from '../../lib/audit/domain/recordable.ts';
import { type Caller, call, problemOf, read } from './client.ts';

/** Comes after nights have passed, so that there are daily roots. */

const OWN = '03';
const OTHER = '19';
const ROOT = join(import.meta.dirname, '../..');
const STATEWIDE = '2026-11-03-statewide';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-trail-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All pages of the trail that somebody may read, and their entries. */
const trailOf = async (caller: Caller, path = '/v1/audit') => {
  const pages: unknown[] = [];
  const entries = [];
  for (let next: string | null = path; next !== null; ) {
    const answer = await call(caller, 'GET', next);
    const page = read(answer, 200, TrailPage);
    pages.push(answer.json);
    entries.push(...page.log.Device.flatMap(({ Event }) => Event).map(({ Details }) => entryOfText(Details)));
    next = page.next;
  }
  return { pages, entries };
};

const saved = (name: string, contents: readonly unknown[]): string[] =>
  contents.map((content, index) => {
    const file = join(folder, `${name}-${index}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  });

const verify = (...words: readonly string[]) => {
  const command = ['--import', 'tsx', 'bin/audit-verify.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

describe('who did what', () => {
  it('a change by a county is read back by SOS and by that county, not by another, and the copy holds', async () => {
    const path = `/v1/elections/${STATEWIDE}/participation/${OWN}`;
    const changed = await call(OWN, 'PUT', path, { body: { participates: true } });
    expect(changed.status, changed.told).toBe(200);
    problemOf(await call(OTHER, 'PUT', path, { body: { participates: false } }), 404);
    problemOf(await call('sos', 'POST', '/v1/sync-checks', { body: {} }), 403);

    const sos = await trailOf('sos');
    const own = await trailOf(OWN);
    const other = await trailOf(OTHER);
    const mine = { action: 'set-participation', county: OWN, target: { id: `${STATEWIDE}/${OWN}` } };
    for (const { entries } of [sos, own]) {
      const outcomes = entries.filter((entry) => entry?.action === mine.action && entry.county === OWN).slice(-2);
      expect(outcomes).toMatchObject([
        { ...mine, outcome: 'asked' },
        { ...mine, outcome: 'done', after: { participates: true }, actor: { kind: 'client', role: 'county-ems' } },
      ]);
      expect(new Set(outcomes.map((entry) => entry?.call)).size).toBe(1);
    }
    expect(other.entries.filter((entry) => entry?.county !== OTHER)).toEqual([]);
    expect(other.entries).toContainEqual(
      expect.objectContaining({ action: mine.action, outcome: 'refused', reason: 'not-found' }),
    );
    expect(sos.entries).toContainEqual(
      expect.objectContaining({ action: 'start-sync-check', county: null, outcome: 'refused', reason: 'forbidden' }),
    );
    problemOf(await call(OTHER, 'GET', `/v1/audit?county=${OWN}`), 404);

    const rootsAnswer = await call(OWN, 'GET', '/v1/audit/roots');
    expect(read(rootsAnswer, 200, RootsPage).roots.length).toBeGreaterThan(0);
    const roots = ['--roots', ...saved('roots', [rootsAnswer.json])];
    expect(verify(...saved('all', sos.pages), ...roots)).toMatchObject({
      status: 0,
      said: expect.stringContaining('The copy holds'),
    });
    const part = saved('own', own.pages);
    expect(verify(...part, ...roots, '--county', OWN).status).toBe(0);
    const forged = saved('forged', [JSON.parse(JSON.stringify(own.pages[0]).replace('"asked"', '"done"'))]);
    expect(verify(...forged, ...part.slice(1), ...roots, '--county', OWN)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/^BROKEN at chain 03, link \d+/),
    });
  });
});
