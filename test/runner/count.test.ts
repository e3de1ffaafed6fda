import { expect, it } from 'vitest';
import { countVitest, sum } from './count.ts';

const report = (passed: number, failed: number, success: boolean) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: 0, success });

it('counts the tests of a report', () => {
  expect(countVitest(report(12, 2, false))).toEqual({ passed: 12, failed: 2 });
  expect(countVitest(report(12, 0, true))).toEqual({ passed: 12, failed: 0 });
});

it('a file that does not load is a failure, although no test of it failed', () => {
  expect(countVitest(report(12, 0, false))).toEqual({ passed: 12, failed: 1 });
});

it('adds the steps up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 3, failed: 2 },
    ]),
  ).toEqual({ passed: 4, failed: 2 });
});
