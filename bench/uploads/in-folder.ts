import { closeSync, createReadStream, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { unpack } from '../../lambdas/uploads/files-wiring.ts';
import type { FileUpload, FileUploads } from '../../lib/ballot-tracking/ports.ts';
import { openText } from '../../lib/uploads/adapters/file-text.ts';
import { gatheredRows } from '../../lib/uploads/adapters/gathered-rows.ts';
import { awaitedFile, NO_ROWS } from '../../lib/uploads/domain/awaited-file.ts';
import type { Reading } from '../../lib/uploads/domain/chunk.ts';
import type { FilePlace, LastFile, LastFiles, RowListWriter, UploadFiles } from '../../lib/uploads/ports.ts';
import { COUNTY, ELECTION, NOW } from './election.ts';

const BUFFER = 1 << 20;

/** A list of rows in two files of this machine. */
const collectInto = (name: string): RowListWriter => {
  const digests = openSync(`${name}.bin`, 'w');
  const subjects = openSync(`${name}.txt`, 'w');
  const bytes = Buffer.alloc(BUFFER);
  let [filled, text] = [0, ''];
  const flush = (): void => {
    writeSync(digests, bytes, 0, filled);
    writeSync(subjects, text);
    [filled, text] = [0, ''];
  };
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    flush();
    closeSync(digests);
    closeSync(subjects);
  };
  return {
    add: (digest, subject) => {
      if (filled + digest.length > BUFFER || text.length > BUFFER) flush();
      bytes.set(digest, filled);
      filled += digest.length;
      text += `${subject}\n`;
    },
    keep: async () => {
      close();
      return name;
    },
    discard: async () => close(),
  };
};

/** The bucket as a folder, and one upload of the book. `requests` counts what would be a call of S3. */
export const filesInFolder = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  let requests = 0;
  let upload: FileUpload | undefined;
  let last: LastFile | undefined;
  let path = '';
  const at = (name: string): string => join(folder, name);
  const put = (name: string, value: unknown): void => {
    requests += 1;
    writeFileSync(at(name), JSON.stringify(value));
  };
  const get = <Value>(name: string): Value => {
    requests += 1;
    return JSON.parse(readFileSync(at(name), 'utf8')) as Value;
  };
  const outcomesOf = (number: number): string => `outcomes-${number}`;
  const files: UploadFiles = {
    offer: async () => '',
    find: async () => ({ bytes: 0 }),
    open: async () => {
      requests += 1;
      const stream = createReadStream(path, { highWaterMark: 1 << 16 });
      return openText(stream, unpack, () => stream.destroy());
    },
    writeChunk: async (_place, number, rows) => put(`chunk-${number}`, rows),
    readChunk: async (_place, number) => get(`chunk-${number}`),
    writeGroup: async (_place, number, rows) => put(`group-${number}`, rows),
    readGroup: async (_place, number) => get(`group-${number}`),
    gather: gatheredRows,
    keepReading: async (_place, reading) => put('reading', reading),
    reading: async () => get<Reading>('reading'),
    listChunks: async () => ({ bucket: '', key: '' }),
    keepPart: async (_place, number, part) => put(`part-${number}`, part),
    part: async (_place, number) => get(`part-${number}`),
    keepAudience: async (_place, number, audience) => put(`audience-${number}`, audience),
    audience: async (_place, number) => get(`audience-${number}`),
    keepCounts: async (_place, counts) => put('counts', counts),
    counts: async () => get('counts'),
    writeOutcomes: async (_place, number, { outcomes, taken }) =>
      put(outcomesOf(number), {
        outcomes,
        digests: Buffer.from(taken.digests).toString('base64'),
        subjects: taken.subjects,
      }),
    readOutcomes: async (_place, number) => {
      const { outcomes, digests, subjects } = get<{ outcomes: []; digests: string; subjects: string[] }>(
        outcomesOf(number),
      );
      return { outcomes, taken: { digests: Buffer.from(digests, 'base64'), subjects } };
    },
    gone: () => createInterface({ input: createReadStream(at('gone.tsv')) }),
    store: async (_place, name, write) => {
      requests += 1;
      const file = openSync(at(name), 'w');
      await write(async (text) => void writeSync(file, text));
      closeSync(file);
    },
    fetchUrl: async () => '',
  };
  const lastFiles: LastFiles = {
    find: async () => last,
    rows: async (_county, { lists }) => ({
      digests: async function* () {
        for (const list of lists) yield* createReadStream(`${list}.bin`, { highWaterMark: 1 << 16 });
      },
      subjects: async function* () {
        for (const list of lists) yield* createInterface({ input: createReadStream(`${list}.txt`) });
      },
    }),
    collect: async (place, part) => {
      requests += 2;
      return collectInto(at(`${place.uploadId}-${part}`));
    },
    keep: async (_election, _county, _kind, next) => {
      last = next;
    },
  };
  const counted = new Set<number>();
  const uploads: FileUploads = {
    open: async () => undefined,
    find: async () => upload,
    move: async (_key, from, change) => {
      if (!upload || !from.includes(upload.file.state)) return 'elsewhere';
      upload = { ...upload, file: { ...upload.file, ...change } };
      return 'moved';
    },
    progress: async (_key, { rows, known }) => {
      if (upload)
        upload = { ...upload, counts: { ...upload.counts, rows, unchanged: known }, file: { ...upload.file, known } };
    },
    hold: async () => ({ kind: 'held' }),
    counted: async (_key, chunk) => (counted.has(chunk) ? { ...NO_ROWS, heldReasons: {} } : undefined),
    count: async (_key, chunk, { accepted, rejected }) => {
      counted.add(chunk);
      if (!upload) return;
      const counts = {
        ...upload.counts,
        accepted: upload.counts.accepted + accepted,
        rejected: upload.counts.rejected + rejected,
      };
      upload = { ...upload, counts };
    },
  };
  return {
    ports: { files, lastFiles, uploads },
    requests: () => requests,
    upload: () => upload,
    /** The next file is there. */
    receive: (file: string, uploadId: string): FilePlace => {
      path = file;
      requests = 0;
      counted.clear();
      upload = {
        ...{ uploadId, kind: 'ballots', electionId: ELECTION.id, county: COUNTY, clientId: 'bench', receivedAt: NOW },
        ...{ counts: NO_ROWS, heldReasons: {}, file: { ...awaitedFile(null, false), state: 'reading' } },
      };
      return { county: COUNTY, uploadId };
    },
  };
};
