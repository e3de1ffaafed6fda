import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from './faulty-ports.ts';
import { runFaultSimulation } from './run.ts';
import { simulate } from './simulation.ts';

// A failing seed repeats its run exactly: simulate({ seed, … }).
describe('delivery while everything fails', () => {
  it('sends 20,000 messages without sending one twice or losing one', async () => {
    const totals = await runFaultSimulation(20_000);
    expect(totals.findings).toEqual([]);
    expect(totals).toMatchObject({ messages: 20_000, duplicates: 0, losses: 0, contradictions: 0, unwanted: 0 });
    // The faults were really there, and most messages came through all the same.
    expect(totals.crashes).toBeGreaterThan(1_000);
    expect(totals.byState.failed).toBeGreaterThan(100);
    expect(totals.accepted).toBeGreaterThan(13_000);
    // A worker can die in the moment between its mark and its call; a dead claim alone loses nothing.
    expect(totals.neverAsked / totals.requests).toBeLessThan(0.02);
  });

  it('delivers everything that is still true when nothing fails', async () => {
    const report = await simulate({ voters: 400, seed: 7, rates: NO_FAULTS, providerFaults: 0 });
    const { superseded = 0, delivered = 0, undelivered = 0, ...others } = report.byState;
    expect(superseded + delivered + undelivered).toBe(2_000);
    expect(others).toEqual({});
    expect(report.requests).toBe(report.accepted);
  });

  it('repeats itself exactly for a seed', async () => {
    const run = () => simulate({ voters: 60, seed: 11, rates: NO_FAULTS, providerFaults: 1 });
    expect(await run()).toEqual(await run());
  });
});
