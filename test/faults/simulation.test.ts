import { describe, expect, it } from 'vitest';
import { HEAVY_FAULTS, NO_FAULTS } from './faulty-ports.ts';
import { runFaultSimulation } from './run.ts';
import { simulate } from './simulation.ts';

// A failing seed repeats its run: simulate({ seed, … }).
describe('from the upload to the voter, while everything fails', () => {
  it('10,000 messages: none twice, none lost, none untrue', async () => {
    const totals = await runFaultSimulation(10_000);
    expect(totals.findings).toEqual([]);
    expect(totals).toMatchObject({ duplicates: 0, losses: 0, contradictions: 0, unwanted: 0 });
    expect(totals.messages).toBeGreaterThanOrEqual(10_000);
    // The faults were really there, and most messages came through all the same.
    expect(totals.crashes).toBeGreaterThan(1_500);
    expect(totals.byState.failed).toBeGreaterThan(100);
    expect(totals.accepted).toBeGreaterThan(7_000);
    // A worker can die in the moment between its mark and its call; a dead claim alone loses nothing.
    expect(totals.neverAsked / totals.requests).toBeLessThan(0.02);
  });

  it('a campaign of 500 voters: every voter’s last status is heard', async () => {
    const report = await simulate({ voters: 500, seed: 2026, rates: HEAVY_FAULTS, providerFaults: 1 });
    expect(report).toMatchObject({ duplicates: [], losses: [], contradictions: [], unwanted: [] });
    expect(report.messages).toBeGreaterThan(1_900);
    expect(report.crashes).toBeGreaterThan(100);
  });

  it('delivers everything that is still true when nothing fails', async () => {
    const report = await simulate({ voters: 400, seed: 7, rates: NO_FAULTS, providerFaults: 0 });
    const { superseded = 0, delivered = 0, undelivered = 0, ...others } = report.byState;
    expect(superseded + delivered + undelivered).toBe(report.messages);
    expect(report.messages).toBeGreaterThan(1_500);
    expect(report).toMatchObject({ duplicates: [], losses: [], contradictions: [], unwanted: [] });
    expect(others).toEqual({});
    expect(report.requests).toBe(report.accepted);
  });

  it('repeats itself exactly for a seed', async () => {
    const run = () => simulate({ voters: 60, seed: 11, rates: NO_FAULTS, providerFaults: 1 });
    expect(await run()).toEqual(await run());
  });
});
