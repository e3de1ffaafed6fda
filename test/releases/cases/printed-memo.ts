import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Memorandum #21144 of the Secretary of State (August 31, 2021) as it was published, its tables' columns separated by tabs:
 * the text of the document, with nothing of ours in it.
 */
const text = readFileSync(join(import.meta.dirname, 'memo-21144.txt'), 'utf8');

/** The lines of the memorandum, without the empty ones. */
export const PRINTED_LINES: readonly string[] = text
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

/** The rows of its two tables: number, responsible entity, task, start, end. */
export const PRINTED_ROWS: readonly (readonly string[])[] = PRINTED_LINES.map((line) => line.split('\t')).filter(
  (cells) => cells.length === 5 && cells[0] !== '#',
);
