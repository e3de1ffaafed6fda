import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_START } from '../../../lib/audit/domain/link.ts';
import { entryOfText } from '../../../lib/audit/domain/recordable.ts';
import type { ChainEnds } from '../../../lib/audit/ports.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { hashOf } from '../../../lib/audit/use-cases/hash-link.ts';
import { entry, memoryChains } from '../memory-chains.ts';

/** What may happen to one write to the table. `lost`: it was done, and the answer never came. `again`: the SDK asked twice. */
const FAULTS = ['none', 'none', 'none', 'refused', 'lost', 'again'] as const;
type Fault = (typeof FAULTS)[number];

const unreliable = (chains: ChainEnds, faults: readonly Fault[]): ChainEnds => {
  let write = 0;
  return {
    newest: chains.newest,
    append: async (link) => {
      const fault = faults[write++] ?? 'none';
      if (fault === 'refused') throw new Error('DynamoDB did not take it');
      const answer = await chains.append(link);
      if (fault === 'lost') throw new Error('DynamoDB did not answer');
      return fault === 'again' ? chains.append(link) : answer;
    },
  };
};

const isWhole = (links: ReturnType<ReturnType<typeof memoryChains>['links']>): boolean =>
  links.every((link, index) => {
    const before = links[index - 1] ?? CHAIN_START;
    return link.sequence === index + 1 && link.previous === before.hash && link.hash === hashOf(link);
  });

describe('the audit trail', () => {
  it('puts entries of many writers in one chain each, none twice, none lost that was said to be recorded', async () => {
    const writers = fc.array(
      fc.record({ county: fc.constantFrom('03', '20', null), entries: fc.integer({ min: 1, max: 4 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), writers, faults, async (scheduler, wanted, wrong) => {
        const chains = memoryChains();
        const table = unreliable(chains, wrong);
        const slow: ChainEnds = {
          newest: (chain) => scheduler.schedule(Promise.resolve()).then(() => table.newest(chain)),
          append: (link) => scheduler.schedule(Promise.resolve()).then(() => table.append(link)),
        };
        const recorded: string[] = [];
        const work = wanted.map(async ({ county, entries }, writer) => {
          const trail = auditTrail(slow);
          for (let index = 0; index < entries; index += 1) {
            const call = `${writer}-${index}`;
            // As a caller does whose first try failed.
            for (let attempt = 0; attempt < 2; attempt += 1) {
              const done = await trail.record(entry({ county, call })).then(
                () => true,
                () => false,
              );
              if (!done) continue;
              recorded.push(call);
              break;
            }
          }
        });
        await scheduler.waitFor(Promise.all(work));
        const links = (['03', '20', 'state'] as const).map(chains.links);
        expect(links.every(isWhole)).toBe(true);
        const calls = links.flat().map(({ text }) => entryOfText(text)?.call);
        // Whoever was told of a failure and tried again may stand twice; whoever was not, stands once.
        for (const call of recorded) expect(calls).toContain(call);
        const surely = recorded.length === calls.length;
        expect(surely || wrong.includes('lost')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('stands behind sixty rivals, and fails rather than wait for ever', async () => {
    const chains = memoryChains();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => auditTrail(chains).record(entry({ call: `c${index}` }))),
    );
    expect(chains.links('03')).toHaveLength(40);
    const taken = chains.links('03')[0];
    const busy: ChainEnds = { newest: async () => undefined, append: async () => taken ?? 'appended' };
    await expect(auditTrail(busy).record(entry({ call: 'late' }))).rejects.toThrow('Too many others');
  });
});
