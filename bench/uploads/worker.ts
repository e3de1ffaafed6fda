import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ballotRows, countedBallots, judgedBallots } from '../../lambdas/uploads/ballot-rows-wiring.ts';
import { BallotRow } from '../../lib/ballot-tracking/api.ts';
import type { ParticipationProgress } from '../../lib/ballot-tracking/ports.ts';
import { ok } from '../../lib/shared/result.ts';
import { type Dialect, readHeader } from '../../lib/uploads/domain/dialect.ts';
import { ROW_BYTES, rowDigester, subjectOf, writeDigest } from '../../lib/uploads/domain/known-rows.ts';
import { rowValues } from '../../lib/uploads/domain/row-values.ts';
import { planChunk } from '../../lib/uploads/use-cases/plan-chunk.ts';
import { planFile } from '../../lib/uploads/use-cases/plan-file.ts';
import { readFile } from '../../lib/uploads/use-cases/read-file.ts';
import { settleUpload } from '../../lib/uploads/use-cases/settle-upload.ts';
import { takeInChunk } from '../../lib/uploads/use-cases/take-in-chunk.ts';
import { peakMegabytes } from '../compare/peak-memory.ts';
import { type Asked, countingTables } from './counting.ts';
import { COUNTY, ELECTION, NOW } from './election.ts';
import { filesInFolder } from './in-folder.ts';

/** One measured process: a file that is read for the first time, that file again, or the plain loop over the same rows. */

/** Seconds of each step, what it asked of the tables, and its calls of S3. */
export type Measured = Asked & {
  readonly rows: number;
  readonly accepted: number;
  readonly known: number;
  readonly gone: number;
  readonly readSeconds: number;
  readonly planSeconds: number;
  readonly takeSeconds: number;
  readonly settleSeconds: number;
  readonly chunks: number;
  readonly requests: number;
  readonly peakMegabytes: number;
};

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const progress: Pick<ParticipationProgress, 'asOf'> = { asOf: async () => undefined };

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
};

const portsOf = (folder: string, tables: ReturnType<typeof countingTables>) => {
  const store = filesInFolder(folder);
  const looking = {
    ...tables,
    subscriptions: { find: async () => undefined },
    elections: { list: async () => [ELECTION] },
    days: { ofCounty: async () => [] },
  };
  const rows = ballotRows({ ...tables, progress });
  const ports = {
    ...store.ports,
    clock: async () => NOW,
    openElection: async () => ok(ELECTION),
    voters: tables.voters,
    // Nothing about barcodes is sent here.
    rows: { ballots: rows, 'imb-tracking': rows, 'imb-scans': rows },
    plans: { ...countedBallots(looking), ...judgedBallots(looking) },
    days: { add: async () => undefined },
    tellHeld: async () => undefined,
    findContact: async () => undefined,
    mail: async () => ok({ providerId: '' }),
  };
  return { store, ports };
};

/** Takes a file in as the machine does. */
const takeIn = async (
  { store, ports }: ReturnType<typeof portsOf>,
  tables: ReturnType<typeof countingTables>,
  path: string,
  uploadId: string,
): Promise<Measured> => {
  Object.assign(tables.asked, { rowsRead: 0, rowsWritten: 0, readUnits: 0, writeUnits: 0 });
  const place = store.receive(path, uploadId);
  const readSeconds = await seconds(() => readFile(ports, place, log));
  const chunks = store.upload()?.file.chunks ?? 0;
  const planSeconds = await seconds(async () => {
    const { groups = chunks } = await ports.files.reading(place);
    for (let group = 1; group <= groups; group += 1) await planChunk(ports, place, group, 'counts');
    const { result } = await planFile(ports, place, false, log);
    if (result !== 'take-in') throw new Error(`The plan of the bench says ${result}.`);
  });
  const takeSeconds = await seconds(async () => {
    for (let chunk = 1; chunk <= chunks; chunk += 1) await takeInChunk(ports, place, chunk, log);
  });
  const settleSeconds = await seconds(() => settleUpload(ports, place, log));
  const upload = store.upload();
  if (upload?.file.state !== 'done') throw new Error(`The file ended as ${upload?.file.state}.`);
  const { rows, accepted } = upload.counts;
  const { known, gone } = upload.file;
  return {
    ...tables.asked,
    ...{ rows, accepted, known, gone, readSeconds, planSeconds, takeSeconds, settleSeconds, chunks },
    ...{ requests: store.requests(), peakMegabytes: peakMegabytes() },
  };
};

/** What a good engineer writes first: a line, its values, its check, and a put, a hundred at a time. */
const plain = async (path: string): Promise<{ readonly rows: number; readonly seconds: number }> => {
  const put = async (_item: unknown): Promise<void> => undefined;
  let [rows, header] = [0, [] as string[]];
  let waiting: Promise<void>[] = [];
  const took = await seconds(async () => {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const cells = line.split(',');
      if (header.length === 0) {
        header = cells;
        continue;
      }
      const record = Object.fromEntries(header.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : [])));
      const row = BallotRow.parse(record);
      waiting.push(put({ pk: `${ELECTION.id}#${row.voterId}`, sk: row.ballotId, ...row }));
      rows += 1;
      if (waiting.length < 100) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
  });
  return { rows, seconds: took };
};

/** Keeps a file as the county's last one, as taking it in would have left it: every row is on record. */
const keepAsLast = async ({ store }: ReturnType<typeof portsOf>, path: string): Promise<void> => {
  const { lastFiles } = store.ports;
  const place = store.receive(path, 'bench-1');
  const seeds = [1, 2] as const;
  const digester = rowDigester(seeds);
  const writer = await lastFiles.collect(place, 'known');
  const bytes = new Uint8Array(ROW_BYTES);
  const view = new DataView(bytes.buffer);
  let dialect: Dialect | undefined;
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!dialect) {
      const header = readHeader('ballots', line);
      if (!header.ok) throw new Error(header.error.code);
      dialect = header.value;
      continue;
    }
    const read = rowValues(dialect, 'ballots', line);
    if (read === 'blank' || !read.ok) throw new Error('A row of the bench cannot be read.');
    writeDigest(view, 0, digester.row(read.value.values));
    writer.add(bytes, subjectOf(read.value.values));
    rows += 1;
  }
  const lists = [await writer.keep()];
  const last = { uploadId: 'bench-1', sha256: '', seeds, rows, lists, padded: null, wholeAt: NOW };
  await lastFiles.keep(ELECTION.id, COUNTY, 'ballots', last, NOW);
};

const [mode = '', folder = '', last = '', tonight = ''] = process.argv.slice(2);
if (mode === 'plain') console.log(JSON.stringify(await plain(last)));
else {
  const tables = countingTables(mode === 'reload');
  const wired = portsOf(join(folder, mode), tables);
  if (mode === 'reload') await keepAsLast(wired, last);
  console.log(JSON.stringify(await takeIn(wired, tables, tonight || last, 'bench-2')));
}
