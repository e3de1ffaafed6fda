import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULT_NAMES, FAULTS } from '../../test/faults/faulty-ports.ts';
import type { FaultTotals } from '../../test/faults/run.ts';
import { runProcess } from '../compare/process-run.ts';

/** Seeds that one process may use: far more than it needs, so that no two processes share a run. */
const SEEDS_PER_PROCESS = 1_000_000;

const runPart = async (messages: number, firstSeed: number): Promise<FaultTotals> => {
  const worker = join(import.meta.dirname, 'worker.ts');
  const { output } = await runProcess(process.execPath, [
    '--import',
    'tsx',
    worker,
    String(messages),
    String(firstSeed),
  ]);
  return JSON.parse(output);
};

/** `--messages 1000000`, from the upload on: none twice, none lost, none untrue, whatever fails on the way. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { messages: { type: 'string', default: '1000000' } },
  });
  const messages = Number(values.messages);
  if (!Number.isInteger(messages) || messages < 1) throw new Error('Use a whole number, as in --messages 1000000.');
  const processes = Math.min(availableParallelism(), messages);
  const started = performance.now();
  const share = Math.ceil(messages / processes);
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, index) =>
      runPart(Math.min(share, messages - index * share), 1 + index * SEEDS_PER_PROCESS),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const sum = (field: Exclude<keyof FaultTotals, 'byState' | 'findings' | 'struck'>): number =>
    parts.reduce((total, part) => total + part[field], 0);
  console.log(`voters          ${sum('voters')}, ${sum('rows')} rows uploaded`);
  console.log(`messages        ${sum('messages')}`);
  console.log(`requests        ${sum('requests')}`);
  console.log(`accepted        ${sum('accepted')}`);
  console.log(
    `corrections     ${sum('corrections')} taken, of ${sum('retractions')} retractions and of rows taken back`,
  );
  console.log(`reminders       ${sum('reminders')} taken, ${sum('lateReminders')} too late after an outage`);
  console.log(`halts           ${sum('halts')}`);
  console.log(`stops           ${sum('stops')} voters`);
  console.log(`crashes         ${sum('crashes')}`);
  console.log(
    `never asked     ${sum('neverAsked')} given up in doubt: whoever said "about to call" died before calling`,
  );
  console.log(`messages/s      ${(sum('messages') / seconds).toFixed(0)} on ${processes} processes`);
  let clean = true;
  for (const fault of FAULT_NAMES) {
    const [chances, strikes] = (['chances', 'strikes'] as const).map((of) =>
      parts.reduce((total, part) => total + part.struck[fault][of], 0),
    ) as [number, number];
    const share = ((100 * strikes) / Math.max(1, chances)).toFixed(1);
    console.log(`${fault.padEnd(4)}${`${share}%`.padStart(6)} of ${String(chances).padStart(10)}   ${FAULTS[fault]}`);
  }
  for (const field of ['duplicates', 'losses', 'contradictions', 'unwanted'] as const) {
    const count = sum(field);
    clean = clean && count === 0;
    console.log(`${count === 0 ? 'met   ' : 'MISSED'}  ${field}: ${count}`);
  }
  for (const finding of parts.flatMap((part) => part.findings).slice(0, 20)) console.log(finding);
  return clean;
};
