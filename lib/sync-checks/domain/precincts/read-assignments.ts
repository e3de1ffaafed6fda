import { err, ok, type Result } from '../../../shared/result.ts';
import { splitCsv } from '../compare/csv-text.ts';
import { compressionOf, recognise } from '../compare/recognise.ts';
import { type Assignments, PRECINCT_COLUMNS } from './assignments.ts';
import type { PrecinctsRefused } from './refusal.ts';

/** What a file says, and how many rows it has: one an assignment. */
export type ReadPrecincts = { readonly assignments: Assignments; readonly rows: number };

type Fault = Omit<PrecinctsRefused, 'file' | 'side'>;

/** Lines that a diagnosis names. */
const LINES = 3;
const DISTRICT = /^[^\s]{0,64}$/u;
/** The end mark of DOS (0x1A), behind the last row or on a line of its own. */
const END_MARK = new RegExp(`${String.fromCharCode(0x1a)}+[\\r\\n]*$`);
const DELIMITERS = { '\t': 'tab', '|': 'pipe (|)', ';': 'semicolon (;)' };

const nameOf = (written: string): string => written.replaceAll('"', '').trim().toLowerCase();
const hasBoth = (fields: readonly string[]): boolean =>
  PRECINCT_COLUMNS.every((column) => fields.filter((field) => nameOf(field) === column).length === 1);

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The first lines that are not UTF-8. */
const linesNotUtf8 = (bytes: Uint8Array): number[] => {
  const lines: number[] = [];
  let start = 0;
  for (let line = 1; start < bytes.length && lines.length < LINES; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end))) lines.push(line);
    start = end + 1;
  }
  return lines;
};

const binaryFault = (bytes: Uint8Array): Fault | undefined => {
  const compression = compressionOf(bytes);
  if (compression !== 'none') return { code: 'container', found: `compressed with ${compression}` };
  const { refused } = recognise(bytes.subarray(0, 65_536));
  if (refused?.code === 'container') return { code: 'container', found: refused.found };
  if (refused?.code === 'wrong-encoding') return { code: 'wrong-encoding', found: refused.found };
  if (isUtf8(bytes)) return undefined;
  return { code: 'wrong-encoding', found: 'Latin-1 (ISO 8859-1, Windows-1252)', lines: linesNotUtf8(bytes) };
};

const headerFault = (header: string): Fault => {
  const other = Object.entries(DELIMITERS).find(([delimiter]) => hasBoth(header.split(delimiter)));
  if (other !== undefined) return { code: 'wrong-delimiter', found: other[1] };
  return { code: header.includes('\r') ? 'wrong-line-ends' : 'missing-columns' };
};

/**
 * Reads a file of precincts and districts: CSV in UTF-8 whose header names `precinct` and `district`; a row without a
 * district tells of a precinct that lies in none. What is harmless in a roll is harmless here: byte order mark, CRLF, case
 * and spaces of the header, blank lines, the end mark of DOS, other columns. The file is small and every precinct weighs,
 * so one row that cannot be read refuses it.
 */
export const readAssignments = (bytes: Uint8Array): Result<ReadPrecincts, Fault> => {
  const fault = binaryFault(bytes);
  if (fault) return err(fault);
  const lines = new TextDecoder().decode(bytes).replace(END_MARK, '').split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return err({ code: 'empty-file' });
  const header = splitCsv(lines[first] ?? '');
  if (typeof header === 'string' || !hasBoth(header)) return err(headerFault(lines[first] ?? ''));
  const names = header.map(nameOf);
  const [precinctAt = 0, districtAt = 1] = PRECINCT_COLUMNS.map((column) => names.indexOf(column));
  const assignments = new Map<string, Set<string>>();
  const unreadable: number[] = [];
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    if (index <= first || line.trim() === '') continue;
    rows += 1;
    const fields = splitCsv(line);
    const [precinct = '', district = ' '] = typeof fields === 'string' ? [] : [fields[precinctAt], fields[districtAt]];
    if (fields.length !== names.length || precinct === '' || !DISTRICT.test(district)) {
      unreadable.push(index + 1);
      continue;
    }
    const districts = assignments.get(precinct) ?? new Set();
    if (district !== '') districts.add(district);
    assignments.set(precinct, districts);
  }
  if (rows === 0) return err({ code: 'empty-file' });
  if (unreadable.length > 0) {
    return err({ code: 'unreadable-rows', count: unreadable.length, rows, lines: unreadable.slice(0, LINES) });
  }
  return ok({ assignments, rows });
};
