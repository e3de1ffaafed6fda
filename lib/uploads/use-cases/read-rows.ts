import { randomInt } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ChunkRow, isPartOf, MOST_ROWS_IN_CHUNK, type Reading, ROWS_IN_CHUNK } from '../domain/chunk.ts';
import { type Dialect, ignoredColumns, isSeparatorLine, noHeader, readHeader } from '../domain/dialect.ts';
import type { FileRefusal } from '../domain/file-refusal.ts';
import {
  digestsOf,
  KnownRows,
  ROW_BYTES,
  type RowDigest,
  rowDigester,
  type Seeds,
  subjectOf,
  writeDigest,
} from '../domain/known-rows.ts';
import { type FileKind, LAYOUTS, PLANNED_KINDS } from '../domain/layout.ts';
import { paddedWidth } from '../domain/padded.ts';
import { recordReader } from '../domain/record-reader.ts';
import { rowValues } from '../domain/row-values.ts';
import { StatusTally } from '../domain/status-tally.ts';
import type { TextRecord } from '../domain/text-records.ts';
import type {
  FilePlace,
  FileUploads,
  LastFile,
  OpenedFile,
  RowGatherer,
  RowList,
  RowListWriter,
  UploadFiles,
} from '../ports.ts';

/** The county's last file, against which a new one is held. */
export type Base =
  | {
      readonly last: LastFile;
      readonly list: RowList;
      /** Rows that it had are read all the same; it says alone which ballots are gone. */
      readonly readWhole: boolean;
    }
  | undefined;

/** What was counted while a file was read. */
export type Finding = { rows: number; known: number; changed: number; chunks: number; ignoredColumns: number };

export type ReadRowsPorts = {
  readonly uploads: Pick<FileUploads, 'progress'>;
  readonly files: Pick<UploadFiles, 'writeChunk' | 'writeGroup' | 'gather' | 'store'>;
};

/** Rows between two reports of progress. */
const ROWS_BETWEEN_REPORTS = 50_000;

async function* rowsOf(list: RowList): AsyncGenerator<RowDigest> {
  for await (const piece of list.digests()) yield* digestsOf(piece);
}

/** Gathers rows into parts: those of one voter that stand together stay together. */
const chunkWriter = (write: (number: number, rows: readonly ChunkRow[]) => Promise<void>) => {
  let rows: ChunkRow[] = [];
  let lastSubject = '';
  let chunks = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    chunks += 1;
    const full = rows;
    rows = [];
    await write(chunks, full);
  };
  return {
    add: async (row: ChunkRow, subject: string): Promise<void> => {
      const isFull = rows.length >= ROWS_IN_CHUNK && (subject !== lastSubject || rows.length >= MOST_ROWS_IN_CHUNK);
      if (isFull) await flush();
      rows.push(row);
      lastSubject = subject;
    },
    end: async (): Promise<number> => {
      await flush();
      return chunks;
    },
  };
};

/** Rows of the file, with its dialect known. Fails where the header cannot be used. */
async function* recordsOf(
  file: OpenedFile,
  kind: FileKind,
): AsyncGenerator<Result<{ readonly dialect: Dialect; readonly records: readonly TextRecord[] }, FileRefusal>> {
  const reader = recordReader(file);
  let dialect: Dialect | undefined = file.format === 'csv' ? undefined : { format: file.format };
  const take = (found: readonly TextRecord[]): Result<readonly TextRecord[], FileRefusal> => {
    let records = found;
    while (dialect === undefined) {
      const [first, ...others] = records;
      if (!first) return ok([]);
      records = others;
      if (first.fault) return err(noHeader(kind, first.line));
      if (first.text.trim() === '' || isSeparatorLine(first.text)) continue;
      const header = readHeader(kind, first.text);
      if (!header.ok) return header;
      dialect = header.value;
    }
    return ok(records);
  };
  for await (const piece of file.text) {
    if (!piece.ok) return yield piece;
    const records = take(reader.push(piece.value));
    if (!records.ok) return yield records;
    if (dialect && records.value.length > 0) yield ok({ dialect, records: records.value });
  }
  const { records, broken } = reader.end();
  if (broken) return yield err({ code: 'broken-json' });
  const last = take(records);
  if (!last.ok) return yield last;
  if (dialect === undefined) return yield err(noHeader(kind, 1));
  yield ok({ dialect, records: last.value });
}

/** What a file says that the last one did not. */
export type Read = {
  readonly found: Finding;
  readonly reading: Omit<Reading, 'knownList'>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly gone: number;
};

/** Writes the rows once more, voter by voter: a plan reads all rows of a voter together, however the file is sorted. */
const writeGroups = async (
  files: Pick<UploadFiles, 'writeGroup'>,
  place: FilePlace,
  gathered: RowGatherer,
): Promise<number> => {
  const groups = chunkWriter((number, rows) => files.writeGroup(place, number, rows));
  for await (const { row, about } of gathered.inGroups()) await groups.add(row, about);
  return groups.end();
};

const newSeeds = (): Seeds => [randomInt(2 ** 32 - 1), randomInt(2 ** 32 - 1)];

/** Reads the rows of a file, keeps those that are as in the last one, and puts the others into parts. */
export const readRows = async (
  { uploads, files }: ReadRowsPorts,
  place: FilePlace,
  kind: FileKind,
  file: OpenedFile,
  base: Base,
  collected: RowListWriter,
): Promise<Result<Read, FileRefusal>> => {
  const seeds = base?.last.seeds ?? newSeeds();
  const digester = rowDigester(seeds);
  const last = new KnownRows(base?.last.rows ?? 0);
  if (base) for await (const row of rowsOf(base.list)) last.add(row);
  const found: Finding = { rows: 0, known: 0, changed: 0, chunks: 0, ignoredColumns: 0 };
  const layout = LAYOUTS[kind];
  const tally = new StatusTally(kind);
  const paddedBefore = base?.last.padded ?? null;
  const width = paddedWidth(paddedBefore);
  const bytes = new Uint8Array(ROW_BYTES);
  const view = new DataView(bytes.buffer);
  let dialect: Dialect | undefined;
  let reported = 0;
  const chunks = chunkWriter((number, rows) => files.writeChunk(place, number, rows));
  const gathered = PLANNED_KINDS.includes(kind) ? files.gather() : undefined;
  /** Waits for nothing where the row is known: that is nearly every row of a nightly file. */
  const takeRow = (record: TextRecord, how: Dialect): Promise<void> | undefined => {
    const read = record.fault ? undefined : rowValues(how, kind, record.text);
    if (read === 'blank') return undefined;
    found.rows += 1;
    if (!read?.ok) {
      found.changed += 1;
      gathered?.add(record, `line ${record.line}`);
      return chunks.add(record, '');
    }
    const { values, others } = read.value;
    const [voterId = '', itemId = ''] = values;
    if (layout.hasPaddedIds) width.see(itemId);
    const digest = digester.row(values);
    const isKnown = !others && last.meets(digest);
    if (isKnown && !base?.readWhole) {
      found.known += 1;
      writeDigest(view, 0, digest);
      collected.add(bytes, subjectOf(values));
      return undefined;
    }
    found.changed += 1;
    tally.add(values);
    gathered?.add(record, voterId);
    return chunks.add(record, voterId);
  };
  let groups = 0;
  try {
    for await (const piece of recordsOf(file, kind)) {
      if (!piece.ok) return piece;
      dialect = piece.value.dialect;
      for (const record of piece.value.records) {
        const waits = takeRow(record, dialect);
        if (waits) await waits;
      }
      if (found.rows < reported + ROWS_BETWEEN_REPORTS) continue;
      reported = found.rows;
      await uploads.progress(place, found);
    }
    found.chunks = await chunks.end();
    if (gathered && found.chunks > 1) groups = await writeGroups(files, place, gathered);
  } finally {
    gathered?.discard();
  }
  found.ignoredColumns = dialect ? ignoredColumns(dialect) : 0;
  const isPart = base !== undefined && (layout.isWhole ? isPartOf(found.rows, base.last.rows) : !base.readWhole);
  const gone = base && layout.isWhole && !isPart ? await reportGone(files, place, base.list, last) : 0;
  const wholeSince = base && !base.readWhole ? base.last.wholeAt.toString() : null;
  // Where every row is read once more, what stands twice is counted with the rows.
  const doubled = base?.readWhole ? 0 : last.doubled;
  const reading = {
    kind,
    doubled,
    ...(groups > 0 ? { groups } : {}),
    dialect: dialect ?? null,
    seeds,
    paddedBefore,
    padded: width.width(),
    isPart,
    wholeSince,
  };
  return ok({ found, reading, statuses: tally.counts(), gone });
};

/** Writes down the ballots that the last file has and this one does not mention, for the results. */
const reportGone = async (
  files: Pick<UploadFiles, 'store'>,
  place: FilePlace,
  list: RowList,
  last: KnownRows,
): Promise<number> => {
  const gone = last.gone();
  if (!gone) return 0;
  let rows = 0;
  for await (const row of rowsOf(list)) {
    gone.first(row, rows);
    rows += 1;
  }
  for await (const row of rowsOf(list)) gone.second(row);
  const places = gone.places();
  if (places.size === 0) return 0;
  await files.store(place, 'gone.tsv', async (write) => {
    let at = 0;
    for await (const subject of list.subjects()) {
      if (places.has(at)) await write(`${subject}\n`);
      at += 1;
    }
  });
  return places.size;
};
