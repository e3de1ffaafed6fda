import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createClients } from '../../lib/local/aws/clients.ts';
import { localTable } from '../../lib/local/aws/names.ts';
import { CALLS_PER_MINUTE } from '../../lib/runtime/guards/rate-limiter.ts';
import {
  type Answer,
  call,
  countyMail,
  innerAddresses,
  outbox,
  problemOf,
  send,
  subscribe,
  votersOf,
} from './client.ts';
import { checksOf } from './sync-client.ts';

const callOnce = (county: string): Promise<Answer> => call(county, 'GET', '/v1/elections');
/** What would disturb every other file comes here, at the end. */
describe('a county that calls too often', () => {
  it('is told to wait, and for how long, while other counties go on', async () => {
    const busy = '52';
    const minute = Math.floor(Date.now() / 60_000);
    // What it has called before, of which a slow machine would make too few in a minute: in this one, and in those that follow it.
    for (const sk of [minute, minute + 1, minute + 2].map(String)) {
      const Item = { pk: `RATE#county-${busy}`, sk, calls: CALLS_PER_MINUTE - 1 };
      await createClients(innerAddresses().emulator).dynamodb.send(
        new PutCommand({ TableName: localTable('requests'), Item }),
      );
    }
    const answers = [await callOnce(busy), await callOnce(busy), await callOnce(busy)];
    const refused = answers.find(({ status }) => status !== 200);
    if (!refused) throw new Error('A call more than allowed was served.');
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
