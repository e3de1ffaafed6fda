import { likely } from '../../shared/likely.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { csvCells } from './csv-cells.ts';
import type { FileRefusal } from './file-refusal.ts';
import { columnNames, columnPlaces, type FileKind, LAYOUTS, plainColumn } from './layout.ts';

/** How the rows of a file are written. `places`: for each cell of a CSV the column that it is, or null for one of no use. */
export type Dialect =
  | {
      readonly format: 'csv';
      readonly separator: string;
      readonly header: string;
      readonly places: readonly (number | null)[];
    }
  | { readonly format: 'ndjson' | 'json' };

/** Separators that spreadsheets write, the likeliest first. */
const SEPARATORS = [',', '\t', ';', '|'] as const;
/** Excel's own way to say which it is. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/;
const MOST_COLUMNS = 500;

/** Whether a line is Excel's `sep=;`, which stands before the header. */
export const isSeparatorLine = (line: string): boolean => SEPARATOR_LINE.test(line);

/** The refusal of a file without a header: it says which columns there are. */
export const noHeader = (kind: FileKind, line: number): FileRefusal => ({
  code: 'no-header',
  line,
  found: columnNames(kind).join(', '),
});

/** Reads a CSV's header: in any case and order, with columns of no use to us beside ours. */
export const readHeader = (kind: FileKind, header: string): Result<Dialect & { format: 'csv' }, FileRefusal> => {
  const known = columnPlaces(LAYOUTS[kind]);
  const { columns, feed } = LAYOUTS[kind];
  const read = SEPARATORS.map((separator) => {
    const names = csvCells(header, separator) ?? [];
    return { separator, names, hits: names.filter((name) => known.has(plainColumn(name))).length };
  }).toSorted((one, other) => other.hits - one.hits)[0];
  if (!read || read.hits === 0) return err(noHeader(kind, 1));
  if (read.names.length > MOST_COLUMNS) return err({ code: 'too-many-columns' });
  const places = read.names.map((name) => known.get(plainColumn(name)) ?? null);
  for (const [place, { name, required }] of columns.entries()) {
    const times = places.filter((one) => one === place).length;
    if (times > 1) return err({ code: 'column-twice', found: name });
    if (times === 1) continue;
    // A column that is nearly one of ours and passed over would lose what it says: a withdrawal, a day of mailing.
    const near = !feed && read.names.some((given, at) => places[at] === null && likely(given, [name]) === name);
    if (near) return err({ code: 'unknown-column', found: name });
    if (required) return err({ code: 'missing-column', found: name });
  }
  const present = new Set(places.flatMap((place) => (place === null ? [] : (columns[place]?.name ?? []))));
  const lacking = feed?.oneOf.find((names) => !names.some((name) => present.has(name)));
  if (lacking) return err({ code: 'missing-column', found: lacking[0] ?? '' });
  return ok({ format: 'csv', separator: read.separator, header, places });
};

/** How many columns of a CSV are of no use to us. */
export const ignoredColumns = (dialect: Dialect): number =>
  dialect.format === 'csv' ? dialect.places.filter((place) => place === null).length : 0;
