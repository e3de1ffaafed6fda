import { it } from 'vitest';
import { REAL } from '../real-subject.ts';
import { everyMessageIsTrue, orderNeverMatters } from '../truth/properties.ts';

it('true', async () => {
  await everyMessageIsTrue(REAL, {
    numRuns: Number(process.env.RUNS ?? 300),
    ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
  });
}, 600_000);
it('order', async () => {
  await orderNeverMatters(REAL, {
    numRuns: Number(process.env.RUNS ?? 300) / 5,
    ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
  });
}, 600_000);
