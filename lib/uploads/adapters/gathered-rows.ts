import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ChunkRow } from '../domain/chunk.ts';
import type { RowGatherer } from '../ports.ts';

type Gathered = { readonly row: ChunkRow; readonly about: string };

/** Files on this machine: of Los Angeles each has some 90,000 rows, which are put in order in memory. */
const FILES = 64;
/** So many rows are kept in memory before they are written to the files. */
const ROWS_IN_MEMORY = 8_192;

const inGroups = (rows: Gathered[]): readonly Gathered[] => {
  const groups = Map.groupBy(rows, ({ about }) => about);
  return [...groups.values()].flat();
};

/** Gathers rows in files of this machine, by what they are about; few rows need none. */
export const gatheredRows = (): RowGatherer => {
  let waiting: Gathered[] = [];
  let folder: string | undefined;
  const pathOf = (at: string, file: number): string => join(at, String(file));
  const spill = (): void => {
    folder ??= mkdtempSync(join(tmpdir(), 'groups-'));
    const at = folder;
    const byFile = Map.groupBy(waiting, ({ about }) => crc32(about) % FILES);
    waiting = [];
    for (const [file, rows] of byFile) {
      appendFileSync(pathOf(at, file), rows.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
    }
  };
  return {
    add: (row, about) => {
      waiting.push({ row, about });
      if (waiting.length >= ROWS_IN_MEMORY) spill();
    },
    inGroups: async function* () {
      if (folder === undefined) return yield* inGroups(waiting);
      spill();
      for (let file = 0; file < FILES; file += 1) {
        const path = pathOf(folder, file);
        if (!existsSync(path)) continue;
        const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
        yield* inGroups(lines.map((line) => JSON.parse(line) as Gathered));
      }
    },
    discard: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
