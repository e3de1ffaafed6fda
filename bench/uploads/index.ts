import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PRICES, type PriceName } from '../../lib/platform/cost/bill.ts';
import { lambdaHeapFlags } from '../../lib/platform/node-heap.ts';
import { runProcess } from '../compare/process-run.ts';
import { CHANGED_EACH, writeFile } from './rows.ts';
import type { Measured } from './worker.ts';

/** Los Angeles, and how often the trade sends each ballot's row: 41 billion records for 79.5 million ballots. */
const ROWS = 5_600_000;
const RELOADS = 515;
/** Of so many rows at most the first load and the plain loop are measured; what they take grows with the rows. */
const MOST_FIRST = 100_000;
/** Memory of the smallest of the functions; the process of the bench has the heap that Lambda gives the largest, `read-file`. */
const TAKING_GB = 0.5;
const READING_MB = 640;
/** A second of a whole processor, which comes with 1,769 MB: a function with less memory works for as much longer. */
const PROCESSOR_GB = 1_769 / 1_024;
/** What a part takes of the state machine. */
const TRANSITIONS_A_PART = 4;
/** A round trip to DynamoDB in the same Region, and how many voters a function records at once. */
const ROUND_TRIP_SECONDS = 0.006;
const AT_ONCE = 24;

const cost = (name: PriceName, quantity: number): number => (quantity / PRICES[name].per) * PRICES[name].usd;

/** What a file costs: tables as they were asked, functions for as long as they took here and would wait there. */
const dollarsOf = (measured: Measured): number =>
  cost('readUnit', measured.readUnits) +
  cost('writeUnit', measured.writeUnits + 6 * measured.chunks) +
  cost(
    'lambdaTime',
    (measured.readSeconds + measured.planSeconds + measured.takeSeconds + measured.settleSeconds) * PROCESSOR_GB,
  ) +
  cost('lambdaTime', (measured.rowsWritten * ROUND_TRIP_SECONDS * TAKING_GB) / AT_ONCE) +
  cost('transition', TRANSITIONS_A_PART * measured.chunks + 12) +
  cost('invocation', 2 * measured.chunks + 3);

const number = (value: number): string => Math.round(value).toLocaleString('en-US');
const shown = (name: string, one: Measured): string =>
  [
    name.padEnd(14),
    number(one.rows).padStart(10),
    number(one.known).padStart(11),
    one.readSeconds.toFixed(1).padStart(9),
    one.planSeconds.toFixed(1).padStart(9),
    one.takeSeconds.toFixed(1).padStart(9),
    one.settleSeconds.toFixed(1).padStart(9),
    one.peakMegabytes.toFixed(0).padStart(9),
    number(one.rowsRead).padStart(11),
    number(one.rowsWritten).padStart(12),
    number(one.readUnits).padStart(11),
    number(one.writeUnits).padStart(11),
    `$${dollarsOf(one).toFixed(4)}`.padStart(10),
  ].join(' ');

const HEADER =
  'file                 rows       known    read s    plan s    take s  settle s   peak MB   rows read rows written  read units write units    dollars';

/** `npm run bench -- uploads [--rows N]`: a county's whole file the first time, and every night after. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({ args: [...options], options: { rows: { type: 'string' } } });
  const rows = Number(values.rows ?? ROWS);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-uploads-'));
  const worker = async <Answer>(...words: readonly string[]): Promise<Answer> => {
    const script = ['--import', 'tsx', join(import.meta.dirname, 'worker.ts'), ...words];
    const { output } = await runProcess(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      ...lambdaHeapFlags(READING_MB),
      ...script,
    ]);
    return JSON.parse(output) as Answer;
  };
  try {
    const last = join(folder, 'last.csv');
    const tonight = join(folder, 'tonight.csv');
    const bytes = writeFile(last, rows, 'last');
    writeFile(tonight, rows, 'tonight');
    const few = join(folder, 'few.csv');
    const firstRows = Math.min(rows, MOST_FIRST);
    writeFile(few, firstRows, 'last');
    console.log(
      `${number(rows)} rows, ${(bytes / 2 ** 20).toFixed(0)} MB a file, one row in ${CHANGED_EACH} changed\n`,
    );
    const first = await worker<Measured>('first', folder, few);
    const reload = await worker<Measured>('reload', folder, last, tonight);
    const plain = await worker<{ readonly rows: number; readonly seconds: number }>('plain', folder, few);
    console.log(HEADER);
    console.log(shown('first load', first));
    console.log(shown('a night later', reload));
    const changed = Math.ceil(rows / CHANGED_EACH);
    const rate = (count: number, seconds: number): number => count / seconds;
    const ours = rate(firstRows, first.readSeconds + first.planSeconds + first.takeSeconds);
    const loop = rate(plain.rows, plain.seconds);
    const again = rate(rows, reload.readSeconds + reload.planSeconds + reload.takeSeconds + reload.settleSeconds);
    console.log(
      `\nrows a second in process: plain loop ${number(loop)}, first load ${number(ours)} (${(ours / loop).toFixed(2)} of it), a night later ${number(again)} (${(again / loop).toFixed(2)} of it)`,
    );
    const [whole, night] = [(dollarsOf(first) * rows) / firstRows, dollarsOf(reload)];
    console.log(
      `${RELOADS} reloads of this county, each read and written whole: $${number(whole * RELOADS)}; as they are: $${number(whole + night * (RELOADS - 1))}; saved: $${number((whole - night) * (RELOADS - 1))}\n`,
    );
    const goals: readonly (readonly [string, boolean])[] = [
      ['the first load writes every row once', first.rowsWritten === firstRows && first.accepted === firstRows],
      [
        'a night later only what changed is written, and read once for the plan and once to be recorded',
        reload.rowsWritten === changed && reload.rowsRead === 2 * changed,
      ],
      ['nothing is gone', reload.gone === 0 && reload.known === rows - changed],
      [`memory under ${READING_MB} MB`, Math.max(first.peakMegabytes, reload.peakMegabytes) < READING_MB],
    ];
    for (const [goal, met] of goals) console.log(`${met ? 'met   ' : 'MISSED'} ${goal}`);
    return goals.every(([, met]) => met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
