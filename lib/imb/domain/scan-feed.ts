import { err, type Result } from '../../shared/result.ts';
import { memberKey, readScan, SCAN_MEMBERS, type Scan, type ScanFault } from './scan.ts';

/** Members under which feeds put a list of records, or the scans of one piece. */
const WRAPPERS: readonly string[] = ['data', 'records', 'events', 'scans', 'pieces', 'barcodes', 'mtrpiece'];

const MEMBERS: ReadonlySet<string> = new Set(Object.values(SCAN_MEMBERS).flat());

/** Whether a member says something of a scan. */
export const isScanMember = (name: string): boolean => MEMBERS.has(memberKey(name));

/** Whether a member is the list of records in an envelope. */
export const isScanList = (name: string): boolean => WRAPPERS.includes(memberKey(name));

/** Records nest in an envelope, a piece and its scans. What nests deeper is none of theirs. */
const DEEPEST = 6;

type Record = ReadonlyMap<string, unknown>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The records within a body, each with what its envelope and its piece say of all of their scans. */
const recordsIn = (value: unknown, outer: Record, depth: number): readonly (Record | undefined)[] => {
  if (depth > DEEPEST || !isObject(value)) return [undefined];
  if (Array.isArray(value)) return value.flatMap((one) => recordsIn(one, outer, depth + 1));
  const members = new Map(Object.entries(value).map(([name, member]) => [memberKey(name), member]));
  // Of what an envelope says only what is of a scan goes on to each of its records: it may say much, and hold many.
  const own = new Map([...outer, ...[...members].filter(([name]) => MEMBERS.has(name))]);
  const inner = WRAPPERS.flatMap((wrapper) => (isObject(members.get(wrapper)) ? [members.get(wrapper)] : []));
  return inner.length > 0 ? inner.flatMap((one) => recordsIn(one, own, depth + 1)) : [own];
};

const read = (record: Record | undefined): Result<Scan, ScanFault> => (record ? readScan(record) : err('not-a-record'));

/**
 * The scans of a body of Informed Visibility's JSON feed: a record, a list of them, or an envelope with a list under one of
 * several names. An envelope that says nothing (a probe) has none.
 */
export const scansOf = (body: unknown): readonly Result<Scan, ScanFault>[] => {
  if (isObject(body) && Object.keys(body).length === 0) return [];
  return recordsIn(body, new Map(), 0).map(read);
};

/** What separates the columns of a file: whatever its first line has most of. */
const separatorOf = (line: string): string => {
  const count = (sign: string): number => line.split(sign).length;
  return ['|', '\t', ','].reduce((most, sign) => (count(sign) > count(most) ? sign : most), ',');
};

const unquoted = (value: string): string => value.replace(/^\s*"(.*)"\s*$/s, '$1').replaceAll('""', '"');

/** A line's columns. Quotes are for values with the separator in them. */
const columnsOf = (line: string, separator: string): readonly string[] => {
  const columns: string[] = [];
  let column = '';
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === separator && !isQuoted) {
      columns.push(unquoted(column));
      column = '';
    } else column += sign;
  }
  return [...columns, unquoted(column)];
};

/** The scans of a delimited file: its first line names the columns, as Informed Visibility's "display names" do. */
export const scansOfFile = (text: string): readonly Result<Scan, ScanFault>[] => {
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const separator = separatorOf(head ?? '');
  const columns = columnsOf(head ?? '', separator).map(memberKey);
  const places = new Map(columns.flatMap((name, place) => (MEMBERS.has(name) ? [[name, place] as const] : [])));
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const values = columnsOf(line, separator);
      return readScan(new Map([...places].map(([name, place]) => [name, values[place]])));
    });
};
