import type { LedgerState } from '../../lib/messaging/domain/ledger-state.ts';
import { HEAVY_FAULTS } from './faulty-ports.ts';
import { type SimulationReport, simulate } from './simulation.ts';

/** One run's voters, of about four messages each: few enough to keep a whole history in memory. */
const RUN = 1_500;

export type FaultTotals = {
  voters: number;
  rows: number;
  messages: number;
  requests: number;
  accepted: number;
  crashes: number;
  neverAsked: number;
  duplicates: number;
  losses: number;
  contradictions: number;
  unwanted: number;
  byState: Partial<Record<LedgerState, number>>;
  /** The first findings, each with the seed that repeats its run. */
  findings: string[];
};

const add = (totals: FaultTotals, report: SimulationReport, seed: number): void => {
  for (const field of ['voters', 'rows', 'messages', 'requests', 'accepted', 'crashes', 'neverAsked'] as const)
    totals[field] += report[field];
  for (const field of ['duplicates', 'losses', 'contradictions', 'unwanted'] as const) {
    totals[field] += report[field].length;
    totals.findings.push(...report[field].slice(0, 5).map((finding) => `seed ${seed}: ${field}: ${finding}`));
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
  const totals: FaultTotals = {
    voters: 0,
    rows: 0,
    messages: 0,
    requests: 0,
    accepted: 0,
    crashes: 0,
    neverAsked: 0,
    duplicates: 0,
    losses: 0,
    contradictions: 0,
    unwanted: 0,
    byState: {},
    findings: [],
  };
  for (let seed = firstSeed; totals.messages < messages; seed += 1) {
    // What is left needs about so many voters; the last run may bring a few messages more.
    const voters = Math.max(1, Math.min(RUN, Math.ceil((messages - totals.messages) / 4)));
    add(totals, await simulate({ voters, seed, rates: HEAVY_FAULTS, providerFaults: 1 }), seed);
    onProgress(totals);
  }
  return totals;
};
