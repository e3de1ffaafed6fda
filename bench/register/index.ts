import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lambdaHeapFlags } from '../../lib/platform/node-heap.ts';
import { runProcess } from '../compare/process-run.ts';
import { production } from './production.ts';
import { writeRoll } from './rolls.ts';
import type { Measured, Phase, Rolls } from './worker.ts';

/** The voters of the bench, and the most memory that a load may take. */
const VOTERS = 1_000_000;
/** Of so many of them the first load is measured; the rest of the table is put there as it would have left it. */
const FIRST_LOAD_SHARE = 0.05;
const MOST_MEGABYTES = 256;

const shown = (name: string, { seconds, cpuSeconds, writes }: Phase): string =>
  `${name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s ${cpuSeconds.toFixed(1).padStart(6)} s CPU ${String(writes).padStart(9)} writes`;

/** `npm run bench -- register [--voters N]`: what loading the voter register takes, and that it writes what changed. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({ args: [...options], options: { voters: { type: 'string' } } });
  const voters = Number(values.voters ?? VOTERS);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-register-'));
  try {
    const last = writeRoll(join(folder, 'last.csv'), voters, 'last');
    const tonight = writeRoll(join(folder, 'tonight.csv'), voters, 'tonight');
    const bad = writeRoll(join(folder, 'bad.csv'), Math.floor(voters * 0.9), 'last');
    const few = writeRoll(join(folder, 'few.csv'), Math.floor(voters * FIRST_LOAD_SHARE), 'last');
    const rolls: Rolls = { few, last, tonight, bad, changes: tonight.changes };
    writeFileSync(join(folder, 'rolls.json'), JSON.stringify(rolls));
    const worker = ['--import', 'tsx', join(import.meta.dirname, 'worker.ts'), folder];
    const { output } = await runProcess(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      ...lambdaHeapFlags(MOST_MEGABYTES),
      ...worker,
    ]);
    const measured: Measured = JSON.parse(output);
    console.log(
      `${voters} voters, ${(last.bytes / 2 ** 20).toFixed(0)} MB a roll, ${tonight.changes} changes a night\n`,
    );
    console.log(shown(`first load of ${few.rows}`, measured.first));
    console.log(shown('a night: compare', measured.comparing));
    console.log(shown('a night: apply', measured.applying));
    console.log(shown(`a night cut off ${measured.cuts} times`, measured.cut));
    console.log(`a roll of 90%                      refused: ${measured.refused}, ${measured.badWrites} writes`);
    console.log(`peak memory                        ${measured.peakMegabytes.toFixed(0)} MB\n`);
    console.log(production(few.rows, voters, measured));
    const goals: readonly (readonly [string, boolean])[] = [
      ['the first load writes every voter once', measured.first.writes === few.rows],
      ['a night writes what changed', measured.applying.writes === tonight.changes && measured.comparing.writes === 0],
      ['cut off and gone on with, each change once', measured.cut.writes === tonight.changes && measured.cuts > 5],
      ['a bad roll is refused', measured.refused === 'TOO_MANY_GONE' && measured.badWrites === 0],
      [`memory under ${MOST_MEGABYTES} MB`, measured.peakMegabytes < MOST_MEGABYTES],
    ];
    for (const [goal, met] of goals) console.log(`${met ? 'met   ' : 'MISSED'} ${goal}`);
    return goals.every(([, met]) => met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
