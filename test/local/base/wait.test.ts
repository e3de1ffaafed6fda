import { describe, expect, it } from 'vitest';
import { inParallel, oneAtATime, poll, sleep } from '../../../lib/local/base/wait.ts';

describe('inParallel', () => {
  it('keeps the order of the items and never runs more than its width at the same time', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(item);
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });
});

it('oneAtATime goes on after a failed work', async () => {
  const inTurn = oneAtATime();
  const failed = inTurn(async () => {
    throw new Error('no');
  });
  const next = inTurn(async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

it('poll gives up in time', async () => {
  expect(await poll(async () => undefined, { every: 1, within: 5 })).toBeUndefined();
});
