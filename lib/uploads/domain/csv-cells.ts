import { csvReadValue } from '../../shared/csv.ts';

/** A quoted cell, with each quote doubled, and what ends it. */
const QUOTED = /"((?:[^"]|"")*)"[ \t]*/y;

/**
 * The cells of one CSV record, without quotes, spaces around them and the apostrophe that our own files set before what a
 * spreadsheet would run; undefined where a quoted cell does not end before a separator.
 */
export const csvCells = (text: string, separator: string): readonly string[] | undefined => {
  if (!text.includes('"')) return text.split(separator).map((cell) => csvReadValue(cell.trim()));
  const cells: string[] = [];
  const quoted = new RegExp(QUOTED);
  for (let at = 0; ; ) {
    while (text[at] === ' ') at += 1;
    if (text[at] === '"') {
      quoted.lastIndex = at;
      const found = quoted.exec(text);
      if (!found) return undefined;
      cells.push(csvReadValue((found[1] ?? '').replaceAll('""', '"').trim()));
      at = quoted.lastIndex;
      if (at >= text.length) return cells;
      if (text[at] !== separator) return undefined;
      at += 1;
      continue;
    }
    const end = text.indexOf(separator, at);
    cells.push(csvReadValue(text.slice(at, end < 0 ? text.length : end).trim()));
    if (end < 0) return cells;
    at = end + 1;
  }
};
