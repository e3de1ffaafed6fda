import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { gatheredRows } from '../../../lib/uploads/adapters/gathered-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'gathered-'));
vi.stubEnv('TMPDIR', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it.each([12, 20_000])(
  'puts %i rows together by what they are about, each once, and leaves nothing behind',
  async (count) => {
    const rows = gatheredRows();
    for (let line = 1; line <= count; line += 1) rows.add({ line, text: `"näme\n${line}"` }, `V${line % (count / 4)}`);
    const lines: number[] = [];
    const seen = new Set<string>();
    let present = '';
    let last = 0;
    for await (const { row, about } of rows.inGroups()) {
      if (about !== present) expect(seen.has(about)).toBe(false);
      else expect(row.line).toBeGreaterThan(last);
      seen.add(about);
      [present, last] = [about, row.line];
      lines.push(row.line);
      if (row.text !== `"näme\n${row.line}"`) throw new Error('A row came back as another.');
    }
    expect(new Set(lines).size).toBe(count);
    expect(lines).toHaveLength(count);
    expect(readdirSync(folder)).toHaveLength(count > 10_000 ? 1 : 0);
    rows.discard();
    expect(readdirSync(folder)).toEqual([]);
  },
);
