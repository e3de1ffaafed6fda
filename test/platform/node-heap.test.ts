import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { lambdaHeapFlags } from '../../lib/platform/node-heap.ts';

it.each([
  [128, 6, 116],
  [512, 25, 461],
  [640, 32, 576],
  [1_769, 88, 1_593],
  [2_048, 102, 1_844],
])('a function of %d MB has the heap that Lambda’s start script gives it', (memory, semi, old) => {
  expect(lambdaHeapFlags(memory)).toEqual([`--max-semi-space-size=${semi}`, `--max-old-space-size=${old}`]);
});

it('Node.js takes it from the environment, as functions of the local stage do', () => {
  const limit = 'require("node:v8").getHeapStatistics().heap_size_limit / 2 ** 20';
  const env = { ...process.env, NODE_OPTIONS: lambdaHeapFlags(512).join(' ') };
  const megabytes = Number(execFileSync(process.execPath, ['-p', limit], { env, encoding: 'utf8' }));
  // What is young is counted three times: two semi-spaces and room to copy.
  expect(megabytes).toBeGreaterThanOrEqual(461);
  expect(megabytes).toBeLessThan(640);
});
