import { describe, expect, it } from 'vitest';
import { type Answer, call, countyMail, forEach, outbox, problemOf, send, subscribe, votersOf } from './client.ts';
import { checksOf } from './sync-client.ts';

/** What would disturb every other file comes here, at the end. */
describe('a county that calls too often', () => {
  it('is told to wait, and for how long, while other counties go on', async () => {
    const busy = '52';
    const attempts = Array.from({ length: 1_500 }, (_, index) => index);
    let refused: Answer | undefined;
    await forEach(attempts, async () => {
      if (refused) return;
      const answer = await call(busy, 'GET', '/v1/elections');
      if (answer.status !== 200) refused = answer;
    });
    if (!refused) throw new Error('1,500 calls within a few seconds were all served.');
    problemOf(refused, 429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await call('45', 'GET', '/v1/elections')).status).toBe(200);
  });
});

describe('npm run local -- reset', () => {
  it('puts the seeded state back: last of all files', async () => {
    const answer = await send('POST', '/local/reset', { body: {} });
    expect(answer.status, answer.told).toBe(200);
    expect(await outbox()).toEqual([]);
    expect(await countyMail()).toEqual([]);
    expect(await checksOf('19')).toEqual([]);
    const elections = await call('03', 'GET', '/v1/elections');
    expect(elections.text).toContain('2026-11-03-statewide');
    expect(elections.text).not.toContain('Trinity');
    const [voter] = await votersOf('03', 1);
    await subscribe(voter?.voterId ?? '');
  });
});
