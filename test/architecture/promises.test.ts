import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './imports.ts';

const document = textOf('SECURITY.md');

/** The rows of the table under a heading, without its head: their cells. */
const rowsOf = (heading: string): string[][] => {
  const section = document.slice(document.indexOf(`\n## ${heading}\n`)).split('\n## ')[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

describe('SECURITY.md', () => {
  const promises = rowsOf('What is promised');

  it.each(promises)('“%s” is kept by a test that exists', (_promise, tests = '') => {
    for (const named of tests.split('; ')) {
      const [, file = '', title = ''] = /^`(test\/[^`]+)`: (.+)$/.exec(named) ?? [];
      expect(existsSync(join(ROOT, file)), named).toBe(true);
      const titles = [...textOf(file).matchAll(/\b(?:it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/g)];
      expect(
        titles.some((match) => match[2]?.includes(title)),
        named,
      ).toBe(true);
    }
  });

  it('promises something, and says of each line where it stands', () => {
    expect(promises.length).toBeGreaterThanOrEqual(20);
    const lines = rowsOf('Where each line stands');
    expect(lines.map(([line]) => line)).toEqual(Array.from({ length: 22 }, (_, index) => `S${index + 1}`));
    for (const [line, , state = ''] of lines) {
      expect(/`test\/|not (?:built|measured|answered|asked) yet|measured/.test(state), `${line}: ${state}`).toBe(true);
    }
  });

  it('shows what flows where, and how to report', () => {
    expect(document).toContain('```mermaid\nflowchart ');
    expect(document).toMatch(/^## Reporting$/m);
  });
});
