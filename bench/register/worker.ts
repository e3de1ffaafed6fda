import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { nodeTools } from '../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { rollFile } from '../../lib/sync-checks/adapters/rolls/roll-source.ts';
import { compareRolls } from '../../lib/sync-checks/use-cases/compare-rolls.ts';
import { rowsOf } from '../../lib/sync-checks/use-cases/run-engine.ts';
import { registerSnapshots } from '../../lib/voters/adapters/register-snapshots.ts';
import { registerRow, statusOf } from '../../lib/voters/domain/register/register-row.ts';
import { applyFile, compareSnapshot, finishLoad, planLoad } from '../../lib/voters/use-cases/load-register.ts';
import { peakMegabytes } from '../compare/peak-memory.ts';
import { COUNTY, type WrittenRoll } from './rolls.ts';
import { tableInFile } from './table.ts';

/** One measured process: a first load, nights with one voter in a hundred changed, whole and cut off, and a bad roll. */

export type Rolls = {
  readonly few: WrittenRoll;
  readonly last: WrittenRoll;
  readonly tonight: WrittenRoll;
  readonly bad: WrittenRoll;
  readonly changes: number;
};
export type Phase = { readonly seconds: number; readonly cpuSeconds: number; readonly writes: number };
export type Measured = {
  readonly first: Phase;
  readonly comparing: Phase;
  readonly applying: Phase;
  readonly cut: Phase;
  readonly cuts: number;
  readonly refused: string | undefined;
  readonly badWrites: number;
  /** Of an item of the voters table, on the average. */
  readonly itemBytes: number;
  readonly peakMegabytes: number;
};

class CutOff extends Error {}

const [folder = ''] = process.argv.slice(2);
const rolls: Rolls = JSON.parse(readFileSync(join(folder, 'rolls.json'), 'utf8'));
const listPath = join(folder, 'confidential.csv');
writeFileSync(listPath, 'voterId\n');
const list = {
  key: listPath,
  versionId: null,
  rows: 0,
  bytes: 8,
  sha256: createHash('sha256').update('voterId\n').digest('hex'),
};

let newest: { roll: WrittenRoll; takenAt: Temporal.Instant } | undefined;
let left = Number.POSITIVE_INFINITY;
const table = tableInFile(join(folder, 'table.sqlite'), () => {
  left -= 1;
  if (left < 0) throw new CutOff();
});

const snapshots = registerSnapshots(
  {
    open: async ({ key, canonical, rows, sha256 }) =>
      readableRoll(rollFile(key, { format: 'csv', compression: 'none', canonical, expected: { rows, sha256 } })),
    compare: (request) => compareRolls(nodeTools, request),
    rows: (roll, county) => rowsOf(nodeTools, roll, county),
  },
  {
    pin: async () => {
      if (!newest) return err('NO_SNAPSHOT');
      const { path, ...roll } = newest.roll;
      return ok({ ...roll, key: path, versionId: null, canonical: true, takenAt: newest.takenAt, confidential: list });
    },
    readWhole: async ({ key }) => readFileSync(key),
  },
);

let day = 0;
const ports = {
  ...table.ports,
  snapshots,
  clock: async () => Temporal.Instant.from('2026-10-01T13:00:00Z').add({ hours: 24 * day }),
  subscriptions: { elsewhere: async () => [], end: () => Promise.reject(new Error('Nobody is signed up here.')) },
  tellMoved: [],
  forget: [],
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const deliver = (roll: WrittenRoll): void => {
  day += 1;
  newest = { roll, takenAt: Temporal.Instant.from('2026-10-01T06:00:00Z').add({ hours: 24 * day }) };
};

const measured = async (work: () => Promise<void>): Promise<Phase> => {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const writes = table.writes();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    writes: table.writes() - writes,
  };
};

const compare = async (first: boolean) => {
  await planLoad(ports, { counties: [COUNTY], first, accept: [] }, silent);
  return compareSnapshot(ports, COUNTY, silent);
};
const apply = async (found: Awaited<ReturnType<typeof compare>>): Promise<void> => {
  for (const file of [...(found?.present ?? []), ...(found?.absent ?? [])]) await applyFile(ports, file);
  await finishLoad(ports, COUNTY, silent);
};

const newestOf = async () => {
  const snapshot = await snapshots.newest(COUNTY);
  if (!snapshot.ok) throw new Error(snapshot.error);
  return snapshot.value;
};

// A first load of fewer voters, measured; then the table of a whole one, as it would have left it.
deliver(rolls.few);
const first = await measured(async () => apply(await compare(true)));
deliver(rolls.last);
const loaded = await newestOf();
for await (const rows of snapshots.rows(COUNTY, loaded)) {
  for (const values of rows) {
    const row = registerRow(values);
    const seen = { [COUNTY]: loaded.takenAt };
    const status = statusOf(row) ?? null;
    const stands = {
      voterId: values[0] ?? '',
      county: COUNTY,
      status,
      confidential: false,
      confidentialAsOf: null,
      asOf: loaded.takenAt,
    };
    table.put({ ...stands, seen, row, revision: 1 } as const);
  }
}
table.holds(COUNTY, loaded, loaded.takenAt, rolls.last.rows);

deliver(rolls.tonight);
let found: Awaited<ReturnType<typeof compare>>;
const comparing = await measured(async () => {
  found = await compare(false);
});
const applying = await measured(() => apply(found));

// Back to last night's voters, ended again and again on the way.
deliver(rolls.last);
let cuts = 0;
const cut = await measured(async () => {
  for (let isDone = false; !isDone; ) {
    left = Math.ceil(rolls.changes / 7);
    try {
      await apply(await compare(false));
      isDone = true;
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      cuts += 1;
    }
  }
  left = Number.POSITIVE_INFINITY;
});

deliver(rolls.bad);
const bad = await measured(async () => apply(await compare(false)));
const answer: Measured = {
  first,
  comparing,
  applying,
  cut,
  cuts,
  refused: table.refused(),
  badWrites: bad.writes,
  itemBytes: table.itemBytes(),
  peakMegabytes: peakMegabytes(),
};
table.close();
console.log(JSON.stringify(answer));
