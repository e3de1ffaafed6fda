import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runBundled } from '../aws/bundled.ts';
import { urgentWaits } from './urgent.ts';

/** A statewide general election: ballots mailed, and voters of a hundred who have a subscription. */
const STATEWIDE = 24_000_000;
const SUBSCRIBERS_IN_HUNDRED = 27;
/** The deployed sweeps, and the seconds of each minute that they work (lib/ballot-tracking/stack). */
const SWEEPS = 16;
const BUSY_SECONDS = 45;
const GOAL_HOURS = 2;
const GOAL_URGENT_SECONDS = 60;

type Part = {
  readonly decided: number;
  readonly created: number;
  readonly unheard: number;
  readonly failed: number;
  readonly seconds: number;
  readonly processorMs: number;
  readonly standInMs: number;
  readonly units: { readonly read: number; readonly write: number };
  readonly memory: { readonly early: number; readonly late: number };
  readonly yardstickMs: number;
};

const verdict = (met: boolean, text: string): boolean => {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${text}`);
  return met;
};

/** `--ballots 1000000`: how long the ballots of E-29 take, and what waits beside them. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({
    args: [...options],
    options: { ballots: { type: 'string', default: '1000000' }, processes: { type: 'string' } },
  });
  const processes = Number(values.processes ?? availableParallelism());
  const share = Math.ceil(Number(values.ballots) / processes);
  const parts = await Promise.all(
    Array.from({ length: processes }, () =>
      runBundled<Part>('bench/release/worker.ts', [String(share), String(SUBSCRIBERS_IN_HUNDRED)]),
    ),
  );
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const ballots = sum(({ decided, unheard }) => decided + unheard);
  const processorMs = sum((part) => part.processorMs - part.standInMs) / ballots;
  // A Lambda with 1,769 MB has one processor; what it waits for is hidden by 32 voters at a time.
  const perSweep = 1000 / processorMs;
  const hours = STATEWIDE / (perSweep * SWEEPS) / 3600 / (BUSY_SECONDS / 60);
  console.log(`ballots            ${ballots} (${sum(({ unheard }) => unheard)} of voters without a subscription)`);
  console.log(`messages decided   ${sum(({ created }) => created)}`);
  console.log(
    `wall               ${(ballots / Math.max(...parts.map(({ seconds }) => seconds))).toFixed(0)}/s on ${processes} processes`,
  );
  console.log(
    `processor          ${processorMs.toFixed(2)} ms a ballot without the stand-in: ${perSweep.toFixed(0)}/s a sweep`,
  );
  console.log(
    `DynamoDB           ${(sum(({ units }) => units.read) / ballots).toFixed(2)} read and ${(sum(({ units }) => units.write) / ballots).toFixed(2)} write units a ballot`,
  );
  const mean = (of: (part: Part) => number): string => (sum(of) / parts.length).toFixed(0);
  console.log(
    `memory             ${mean(({ memory }) => memory.early)} MB after a quarter, ${mean(({ memory }) => memory.late)} MB at the end, the stand-in's tables among it`,
  );
  console.log(
    `yardstick          ${(sum(({ yardstickMs }) => yardstickMs) / parts.length).toFixed(1)} ms, 12.5 on a quiet machine`,
  );
  const waits = await urgentWaits(20_000, 2_000);
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  const results = [
    verdict(sum(({ failed }) => failed) === 0, 'every ballot was decided'),
    verdict(
      hours <= GOAL_HOURS,
      `${STATEWIDE / 1e6} million with ${SWEEPS} sweeps: ${hours.toFixed(2)} h, at most ${GOAL_HOURS}`,
    ),
    verdict(
      p99 < GOAL_URGENT_SECONDS,
      `urgent messages released beside it, 99 of 100 within ${p99.toFixed(1)} s (virtual), under ${GOAL_URGENT_SECONDS}`,
    ),
  ];
  return results.every(Boolean);
};
