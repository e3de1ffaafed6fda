import { describe, expect, it } from 'vitest';
import { call, countyMail, outbox, send, subscribe, votersOf } from './client.ts';
import { checksOf } from './sync-client.ts';

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
