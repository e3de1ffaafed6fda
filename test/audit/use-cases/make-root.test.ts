import fc from 'fast-check';
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
    await makeRoot({ chains, roots }, MORNING, log);
    expect(codes).not.toContain('AUDIT_ACTIONS_OPEN');
    await makeRoot({ chains, roots }, new Date('2026-10-06T07:40:00Z'), log);
    expect(codes).toContain('AUDIT_ACTIONS_OPEN');
    await makeRoot({ chains, roots }, new Date('2026-10-07T07:15:00Z'), log);
    await makeRoot({ chains, roots }, new Date('2026-10-08T07:15:00Z'), log);
    expect(codes.filter((code) => code === 'AUDIT_ACTIONS_OPEN')).toHaveLength(1);
  });

  it('tells of each action that never ends once, and of no other, whenever actions and roots are made', async () => {
    const minutes = fc.integer({ min: 0, max: 4 * 24 * 60 });
    const act = fc.record({
      askedAt: minutes,
      // Within the longest time that an action takes; or never.
      takes: fc.option(fc.integer({ min: 0, max: 14 })),
      // What an SOS client does is asked for as the state's business, and may end as a county's.
      asks: fc.constantFrom(null, '03' as const),
      ends: fc.constantFrom(null, '03' as const, '19' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 12 }),
        fc.array(fc.oneof(minutes, fc.integer({ min: 1000, max: 1040 })), { maxLength: 8 }),
        async (acts, rootsAt) => {
          const [chains, roots] = [memoryChains(), memoryRoots()];
          const trail = auditTrail(chains);
          const told: number[] = [];
          const log: Log = {
            info: () => undefined,
            warn: (code, fields) => void told.push(code === 'AUDIT_ACTIONS_OPEN' ? Number(fields?.count) : Number.NaN),
            error: () => undefined,
          };
          const at = (minute: number): Date => new Date(MORNING.getTime() + minute * 60_000);
          const record = (minute: number, call: string, outcome: 'asked' | 'done', county: '03' | '19' | null) => ({
            minute,
            run: () => trail.record(entry({ call, outcome, county, at: at(minute).toISOString() })),
          });
          const events = [
            ...acts.flatMap(({ askedAt, takes, asks, ends }, index) => [
              record(askedAt, `call-${index}`, 'asked', asks),
              ...(takes === null ? [] : [record(askedAt + takes, `call-${index}`, 'done', ends)]),
            ]),
            // Long after everything two more roots are made: nothing is told late, and nothing twice.
            ...[...rootsAt, 10_000, 11_440].map((minute) => ({
              minute,
              run: () => makeRoot({ chains, roots }, at(minute), log),
            })),
          ];
          for (const { run } of events.toSorted((one, other) => one.minute - other.minute)) await run();
          const open = acts.filter(({ takes }) => takes === null).length;
          expect(told.reduce((sum, count) => sum + count, 0)).toBe(open);
        },
      ),
      { numRuns: 100 },
    );
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

  it('tells of a chain that was cut off, and does not believe its new end', async () => {
    const { chains, trail, roots } = await aDay();
    const { codes, log } = watched();
    await makeRoot({ chains, roots }, MORNING, log);
    await trail.record(entry({ call: 'c' }));
    const second = await makeRoot({ chains, roots }, new Date('2026-10-07T07:15:00Z'), log);
    const cut: ChainReads = {
      ...chains,
      after: async (chain, sequence, limit) =>
        (await chains.after(chain, sequence, limit)).filter((link) => link.chain !== '03' || link.sequence < 3),
    };
    expect(codes).not.toContain('AUDIT_CHAIN_BROKEN');
    const third = await makeRoot({ chains: cut, roots }, new Date('2026-10-08T07:15:00Z'), log);
    expect(codes).toContain('AUDIT_CHAIN_BROKEN');
    expect(third.ends).toEqual(second.ends);
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
