import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Files } from '../../lib/data-refresh/ports.ts';
import { maskNextPiece } from '../../lib/data-refresh/use-cases/roll-pieces.ts';

const COPY = '2021-06-25-1';
const NAMED = 'a'.repeat(64);

const filesOf = (texts: Map<string, string>): Files => ({
  read: async (key) => texts.get(key),
  write: async (key, text) => void texts.set(key, text),
  writeLines: async (key, lines) => {
    const all: string[] = [];
    for await (const line of lines) all.push(line);
    texts.set(key, all.join('\n'));
    return { sha256: '', rows: all.length };
  },
  lines: async function* (key) {
    yield* (texts.get(key) ?? '').split('\n').filter((line) => line !== '');
  },
  list: async () => [],
});

/** Rows in groups of some size, as a reader hands them over. */
async function* inGroups(rows: readonly string[], size: number) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size).map((row) => [row]);
}

it('puts a roll together of every row once, in its order, however it is cut and read, and no row that is left out', async () => {
  const cuts = fc.record({
    count: fc.integer({ min: 0, max: 40 }),
    pieceRows: fc.integer({ min: 1, max: 45 }),
    group: fc.integer({ min: 1, max: 12 }),
    leaveOut: fc.integer({ min: 1, max: 7 }),
  });
  await fc.assert(
    fc.asyncProperty(cuts, async ({ count, pieceRows, group, leaveOut }) => {
      const rows = Array.from({ length: count }, (_, index) => `row ${index}`);
      const texts = new Map<string, string>();
      let calls = 0;
      const next = (named: string) => {
        calls += 1;
        return maskNextPiece(
          filesOf(texts),
          {
            copy: COPY,
            id: 'votecal-19',
            named,
            pieces: { above: 0, rows: pieceRows },
            rows: inGroups(rows, group),
            lineOf: ([row = '']) => (Number(row.slice(4)) % leaveOut === 1 ? undefined : row),
          },
          { key: 'roll.csv', header: 'header' },
        );
      };
      while ((await next(NAMED)) === 'goes-on') expect(calls).toBeLessThan(50);
      const kept = rows.filter((_, index) => index % leaveOut !== 1);
      expect(texts.get('roll.csv')).toBe(['header', ...kept].join('\n'));
      // At most one piece more than is full, and the putting together.
      expect(calls).toBeLessThanOrEqual(Math.floor(count / pieceRows) + 2);
      // Other lists of confidential voters: nothing of before counts.
      expect(await next('b'.repeat(64))).toBe('goes-on');
    }),
    { numRuns: 100 },
  );
});
