import type { LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { FAULT_NAMES, type FaultCounts, HEAVY_FAULTS, noneStruck } from './faulty-ports.ts';
import { type SimulationReport, simulate } from './simulation.ts';

/** One run's voters, of about four messages each: few enough to keep a whole history in memory. */
const RUN = 1_500;

/** What is added up over runs. */
const COUNTED = [
  'voters',
  'rows',
  'messages',
  'requests',
  'accepted',
  'crashes',
  'neverAsked',
  'halts',
  'retractions',
  'corrections',
  'reminders',
  'lateReminders',
  'stops',
] as const;
const JUDGED = ['duplicates', 'losses', 'contradictions', 'unwanted'] as const;

export type FaultTotals = Record<(typeof COUNTED)[number] | (typeof JUDGED)[number], number> & {
  struck: FaultCounts;
  byState: Partial<Record<LedgerState, number>>;
  /** The first findings, each with the seed that repeats its run. */
  findings: string[];
};

const add = (totals: FaultTotals, report: SimulationReport, seed: number): void => {
  for (const field of COUNTED) totals[field] += report[field];
  for (const field of JUDGED) {
    totals[field] += report[field].length;
    totals.findings.push(...report[field].slice(0, 5).map((finding) => `seed ${seed}: ${field}: ${finding}`));
  }
  for (const fault of FAULT_NAMES) {
    totals.struck[fault].chances += report.struck[fault].chances;
    totals.struck[fault].strikes += report.struck[fault].strikes;
  }
  for (const [state, count] of Object.entries(report.byState)) {
    const name = state as LedgerState;
    totals.byState[name] = (totals.byState[name] ?? 0) + count;
  }
};

/**
 * Follows so many messages from the upload on under heavy faults, in runs with seeds of their own, and adds up what was found.
 * `onProgress` hears after each run what there is so far.
 */
export const runFaultSimulation = async (
  messages: number,
  firstSeed = 1,
  onProgress: (totals: FaultTotals) => void = () => undefined,
): Promise<FaultTotals> => {
  const zeros = Object.fromEntries([...COUNTED, ...JUDGED].map((field) => [field, 0]));
  const totals = { ...zeros, struck: noneStruck(), byState: {}, findings: [] } as unknown as FaultTotals;
  for (let seed = firstSeed; totals.messages < messages; seed += 1) {
    // What is left needs about so many voters; the last run may bring a few messages more.
    const voters = Math.max(1, Math.min(RUN, Math.ceil((messages - totals.messages) / 4)));
    add(totals, await simulate({ voters, seed, rates: HEAVY_FAULTS, providerFaults: 1 }), seed);
    onProgress(totals);
  }
  return totals;
};
