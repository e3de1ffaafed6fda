import { describe, expect, it } from 'vitest';
import { firingsOfMonth } from '../../../lib/platform/cost/firings.ts';

describe('how often a schedule fires in an average month', () => {
  it.each([
    ['rate(1 minute)', 43_800],
    ['rate(5 minutes)', 8_760],
    ['rate(1 hour)', 730],
    ['rate(6 hours)', 121.7],
    ['cron(5/15 * * * ? *)', 2_920],
    ['cron(30 * * * ? *)', 730],
    ['cron(0 5 * * ? *)', 30.4],
    ['cron(0 20,23,2,4 * * ? *)', 121.7],
    ['cron(0 8 ? * MON *)', 4.3],
    ['cron(0 17 ? * FRI#1 *)', 1],
  ])('%s', (expression, times) => {
    expect(firingsOfMonth(expression)).toBeCloseTo(times, 1);
  });

  it.each(['cron(0 5 1 * ? *)', 'rate(1 day)', 'at(2026-11-03T08:00:00)'])('%s is none of ours', (expression) => {
    expect(() => firingsOfMonth(expression)).toThrow(/How often/);
  });
});
