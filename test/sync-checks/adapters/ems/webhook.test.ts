import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PublicAnswer, publicPost } from '../../../../lib/shared/https/public-post.ts';
import { webhookSignature } from '../../../../lib/shared/https/webhook-signature.ts';
import { webhookTellEms } from '../../../../lib/sync-checks/adapters/ems/webhook.ts';
import { EMS_RETRY_WAITS_MS, type EmsEvent } from '../../../../lib/sync-checks/domain/ems.ts';

const event: EmsEvent = {
  id: '03-2026-12-04-regular.differences-ready',
  type: 'differences-ready',
  county: '03',
  checkId: '03-2026-12-04-regular',
  at: '2026-12-04T18:00:00-08:00',
};
const endpoint = {
  vendor: 'dfm' as const,
  webhookUrl: 'https://ems.example.org/hook',
  secretName: 'rollcall-prod-webhook-03-1',
};

/** An EMS that answers as it is told; `null` does not answer. */
const tell = async (answers: readonly (number | null)[], to: typeof endpoint | 'none' = endpoint) => {
  const calls: { headers: Headers; body: string }[] = [];
  const waits: number[] = [];
  const outcome = await webhookTellEms({
    post: async (_url, { headers, body }): Promise<PublicAnswer> => {
      calls.push({ headers: new Headers(headers), body });
      const status = answers[calls.length - 1] ?? null;
      return status === null ? { kind: 'unanswered' } : { kind: 'answered', status, body: '' };
    },
    readSecret: async (name) => (name === endpoint.secretName ? 'a-secret-of-the-county' : undefined),
    wait: async (milliseconds) => void waits.push(milliseconds),
    unixSeconds: () => 1_796_000_000,
  })(to === 'none' ? undefined : to, event);
  return { outcome, calls, waits };
};

describe('telling a county’s EMS', () => {
  it('signs the very bytes that it sends, with the time, so that neither can be changed or replayed', async () => {
    const { calls, outcome } = await tell([200]);
    expect(outcome).toBe('delivered');
    const signature = createHmac('sha256', 'a-secret-of-the-county')
      .update(`1796000000.${calls[0]?.body}`)
      .digest('hex');
    expect(calls[0]?.headers.get('Rollcall-Signature')).toBe(`t=1796000000,v1=${signature}`);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual(event);
  });

  it.each<[string, (number | null)[], string, number]>([
    ['is silent once', [null, 204], 'delivered', 2],
    ['has a fault, is busy, then answers', [503, 429, 200], 'delivered', 3],
    ['never answers', [], 'failed', EMS_RETRY_WAITS_MS.length + 1],
    ['refuses', [400], 'failed', 1],
    ['redirects elsewhere', [302], 'failed', 1],
  ])('that %s', async (_, answers, outcome, attempts) => {
    const told = await tell(answers);
    expect(told.outcome).toBe(outcome);
    expect(told.calls).toHaveLength(attempts);
    // One delivery id for all attempts: the receiver knows the repeat.
    expect(new Set(told.calls.map(({ headers }) => headers.get('Rollcall-Delivery')))).toEqual(new Set([event.id]));
    expect(told.waits).toEqual(EMS_RETRY_WAITS_MS.slice(0, attempts - 1));
  });

  it('calls no address that leads inside, however it looks', async () => {
    const inside = publicPost({
      resolve: async () => [{ address: '169.254.169.254', family: 4 }],
      https: () => {
        throw new Error('Nobody may connect there.');
      },
    });
    const tellInside = webhookTellEms({ post: inside, readSecret: async () => 'a-secret-of-the-county' });
    expect(await tellInside(endpoint, event)).toBe('failed');
  });

  it('tells nothing unsigned: a secret that is gone makes it wait', async () => {
    const gone = { ...endpoint, secretName: 'rollcall-prod-webhook-03-2' };
    expect(await tell([200], gone)).toMatchObject({ outcome: 'failed', calls: [] });
  });

  it('leaves a county without an endpoint to poll', async () => {
    expect(await tell([200], 'none')).toMatchObject({ outcome: 'no-endpoint', calls: [] });
  });
});

describe('the sample of docs/ems-interface.md that checks a signature', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/ems-interface.md'), 'utf8');
  const sample = /```js\n([^`]*`[^`]*`[^`]*)```/.exec(page)?.[1] ?? 'throw new Error("There is no sample.")';
  const secret = 'a-secret-of-the-county';
  const isGenuine = (v1: string, body = '{}'): unknown => {
    const known = { createHmac, timingSafeEqual, Buffer, secret, t: '1780000000', v1, body };
    return runInNewContext(`${sample}; genuine`, known);
  };
  const genuine = webhookSignature(secret, 1_780_000_000, '{}').split('v1=')[1] ?? '';

  it('takes ours', () => {
    expect(isGenuine(genuine)).toBe(true);
    expect(isGenuine(genuine, '{ }')).toBe(false);
  });

  it('refuses any other text without an error, whatever characters and length it has', () => {
    for (const text of ['', 'é'.repeat(64), `${genuine}0`, genuine.slice(1), genuine.toUpperCase(), '\u0000']) {
      expect(isGenuine(text), text).toBe(false);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => isGenuine(text) === false));
  });
});
