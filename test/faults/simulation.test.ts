import { describe, expect, it } from 'vitest';
import { FAULT_NAMES, NO_FAULTS } from './faulty-ports.ts';
import { runFaultSimulation } from './run.ts';
import { simulate } from './simulation.ts';

// A failing seed repeats its run: simulate({ seed, … }).
describe('from the upload to the voter, while everything fails', () => {
  it('3,000 messages: none twice, none lost, none untrue, every voter’s last status heard', async () => {
    const totals = await runFaultSimulation(3_000);
    expect(totals.findings).toEqual([]);
    expect(totals).toMatchObject({ duplicates: 0, losses: 0, contradictions: 0, unwanted: 0 });
    expect(totals.messages).toBeGreaterThanOrEqual(3_000);
    // The faults were really there, and most messages came through all the same.
    for (const fault of FAULT_NAMES) {
      const { chances, strikes } = totals.struck[fault];
      expect([fault, strikes / chances > 0.025]).toEqual([fault, true]);
    }
    expect(totals.crashes).toBeGreaterThan(900);
    expect(totals.byState.failed).toBeGreaterThan(60);
    expect(totals.accepted).toBeGreaterThan(2_200);
    // So were the operators, the voters and the counties' days.
    expect(totals).toMatchObject({ retractions: 9, halts: 9 });
    expect(totals.corrections).toBeGreaterThan(200);
    expect(totals.reminders).toBeGreaterThan(100);
    expect(totals.stops).toBeGreaterThan(30);
    // A worker can die in the moment between its mark and its call; a dead claim alone loses nothing.
    expect(totals.neverAsked / totals.requests).toBeLessThan(0.02);
  });

  it('delivers everything that is still true when nothing fails', async () => {
    const report = await simulate({ voters: 200, seed: 7, rates: NO_FAULTS, providerFaults: 0 });
    const { superseded = 0, delivered = 0, undelivered = 0, ...others } = report.byState;
    expect(superseded + delivered + undelivered).toBe(report.messages);
    expect(report.messages).toBeGreaterThan(750);
    expect(report).toMatchObject({ duplicates: [], losses: [], contradictions: [], unwanted: [] });
    expect(others).toEqual({});
    expect(report.requests).toBe(report.accepted);
  });

  it('repeats itself exactly for a seed', async () => {
    const run = () => simulate({ voters: 60, seed: 11, rates: NO_FAULTS, providerFaults: 1 });
    expect(await run()).toEqual(await run());
  });
});
