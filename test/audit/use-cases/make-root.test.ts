import { describe, expect, it } from 'vitest';
import type { ChainReads } from '../../../lib/audit/ports.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { makeRoot } from '../../../lib/audit/use-cases/make-root.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { entry, memoryChains, memoryRoots } from '../memory-chains.ts';

const MORNING = new Date('2026-10-06T07:15:00Z');

const watched = () => {
  const codes: string[] = [];
  const log: Log = {
    info: (code) => void codes.push(code),
    warn: (code) => void codes.push(code),
    error: () => undefined,
  };
  return { codes, log };
};

const aDay = async () => {
  const chains = memoryChains();
  const trail = auditTrail(chains);
  for (const call of ['a', 'b']) {
    await trail.record(entry({ call, outcome: 'asked' }));
    await trail.record(entry({ call, county: null }));
  }
  return { chains, trail, roots: memoryRoots() };
};

describe('a daily root', () => {
  it('says where each chain ends, and follows the root before it', async () => {
    const { chains, trail, roots } = await aDay();
    const { codes, log } = watched();
    const first = await makeRoot({ chains, roots }, MORNING, log);
    expect(first.ends.map(({ chain, sequence }) => [chain, sequence])).toEqual([
      ['state', 2],
      ['03', 2],
    ]);
    await trail.record(entry({ call: 'c', outcome: 'refused' }));
    const second = await makeRoot({ chains, roots }, MORNING, log);
    expect(second).toMatchObject({ number: 2, previous: first.hash });
    expect(codes).toEqual(['AUDIT_ROOT_MADE', 'AUDIT_ROOT_MADE']);
  });

  it('is made once by two at the same time', async () => {
    const { chains, roots } = await aDay();
    const { log } = watched();
    await Promise.all([makeRoot({ chains, roots }, MORNING, log), makeRoot({ chains, roots }, MORNING, log)]);
    expect(roots.all.map(({ number }) => number)).toEqual([1]);
  });

  it('tells of an action whose end is not on record, once its time is over', async () => {
    const { chains, trail, roots } = await aDay();
    const { codes, log } = watched();
    await trail.record(entry({ call: 'lost', outcome: 'asked', at: '2026-10-06T07:10:00.000Z' }));
    await makeRoot({ chains, roots: memoryRoots() }, MORNING, log);
    expect(codes).not.toContain('AUDIT_ACTIONS_OPEN');
    await makeRoot({ chains, roots }, new Date('2026-10-06T07:40:00Z'), log);
    expect(codes).toContain('AUDIT_ACTIONS_OPEN');
  });

  it.each([
    [
      'changed',
      (chains: ChainReads): ChainReads => ({
        ...chains,
        after: async (...asked) =>
          (await chains.after(...asked)).map((link) => ({ ...link, text: link.text.replace('03', '04') })),
      }),
    ],
    [
      'gone',
      (chains: ChainReads): ChainReads => ({
        ...chains,
        after: async (chain, sequence, limit) =>
          (await chains.after(chain, sequence, limit)).filter((link) => link.sequence !== 1),
      }),
    ],
  ])('tells of a link that is %s since the last root, or was never in order', async (_how, tampered) => {
    const { chains, roots } = await aDay();
    const { codes, log } = watched();
    await makeRoot({ chains: tampered(chains), roots }, MORNING, log);
    expect(codes).toContain('AUDIT_CHAIN_BROKEN');
  });

  it('tells of a link under the last root that was put anew', async () => {
    const { chains, roots } = await aDay();
    const { codes, log } = watched();
    await makeRoot({ chains, roots }, MORNING, log);
    const other = memoryChains();
    for (const call of ['a', 'x']) await auditTrail(other).record(entry({ call }));
    await makeRoot({ chains: other, roots }, MORNING, log);
    expect(codes).toContain('AUDIT_CHAIN_BROKEN');
  });
});
