import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, type Link } from '../../../lib/audit/domain/link.ts';
import { entryOfText } from '../../../lib/audit/domain/recordable.ts';
import type { ChainEnds } from '../../../lib/audit/ports.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { hashOf } from '../../../lib/audit/use-cases/hash-link.ts';
import { recorded } from '../../../lib/runtime/recorded.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { Waiting } from '../../../lib/shared/waiting.ts';
import { seeded } from '../../faults/random.ts';
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

const isWhole = (links: readonly Link[]): boolean =>
  links.every((link, index) => {
    const before = links[index - 1] ?? CHAIN_START;
    return link.sequence === index + 1 && link.previous === before.hash && link.hash === hashOf(link);
  });

/** Time in which nothing happens but pauses, and chance that is the same each time. */
const simulatedTime = (random: () => number): Waiting & { readonly run: () => Promise<void> } => {
  let now = 0;
  const pauses: { readonly at: number; readonly over: () => void }[] = [];
  return {
    nowMs: () => now,
    random,
    pause: (milliseconds) => new Promise<void>((over) => pauses.push({ at: now + milliseconds, over })),
    run: async () => {
      for (;;) {
        await new Promise(setImmediate);
        const [first, ...others] = pauses;
        if (!first) return;
        const next = others.reduce((one, other) => (other.at < one.at ? other : one), first);
        pauses.splice(pauses.indexOf(next), 1);
        now = next.at;
        next.over();
      }
    },
  };
};

/** Calls of one county, each in a function of its own with 15 seconds, before a table that answers in 4 to 12 ms. */
const burst = async (calls: number, withinMs: number, seed: number) => {
  const time = simulatedTime(seeded(seed).next);
  const links: Link[] = [];
  const answer = () => time.pause(4 + time.random() * 8);
  const slow: ChainEnds = {
    newest: async () => {
      await answer();
      return links.at(-1);
    },
    append: async (link) => {
      await answer();
      const stands = links[link.sequence - 1];
      if (!stands) links.push(link);
      return stands ?? 'appended';
    },
  };
  const alarms: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (code) => void alarms.push(code) };
  let done = 0;
  const work = Array.from({ length: calls }, async (_, index) => {
    await time.pause(time.random() * withinMs);
    const began = time.nowMs();
    const recording = { trail: auditTrail(slow, time), log, timeLeftMs: () => began + 15_000 - time.nowMs() };
    const { at: _at, before: _before, after: _after, reason: _reason, outcome: _outcome, ...action } = entry();
    await recorded(recording, { ...action, call: `call-${index}` }, async () => {
      done += 1;
      await answer();
      return { answer: 'done', outcome: 'done' };
    });
  });
  await Promise.all([...work, time.run()]);
  const outcomes = links.map(({ text }) => entryOfText(text)?.outcome).filter((outcome) => outcome === 'done').length;
  return { links, outcomes, done, alarms };
};

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

  it('fails rather than wait for ever, and not before its time is over', async () => {
    const chains = memoryChains();
    await auditTrail(chains).record(entry());
    const taken = chains.links('03')[0];
    const busy: ChainEnds = { newest: async () => undefined, append: async () => taken ?? 'appended' };
    const time = simulatedTime(() => 0.5);
    const late = auditTrail(busy, time).record(entry({ call: 'late' }), 4000);
    await Promise.all([expect(late).rejects.toThrow('Too many others'), time.run()]);
    expect(time.nowMs()).toBeGreaterThan(3300);
    expect(time.nowMs()).toBeLessThan(4000);
  });

  it('has every outcome of what was done on record, however many calls of a county come at once', async () => {
    const bursts = fc.record({
      calls: fc.integer({ min: 1, max: 160 }),
      withinMs: fc.constantFrom(0, 100, 1000),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(bursts, async ({ calls, withinMs, seed }) => {
        const { links, outcomes, done, alarms } = await burst(calls, withinMs, seed);
        expect(alarms).not.toContain('AUDIT_OUTCOME_NOT_RECORDED');
        expect(outcomes).toBe(done);
        expect(done + alarms.length).toBe(calls);
        // As many as a county’s systems could send together.
        if (calls <= 120) expect(done).toBe(calls);
        expect(isWhole(links)).toBe(true);
      }),
      { numRuns: 8, examples: [[{ calls: 240, withinMs: 1000, seed: 1 }]] },
    );
  });

  it('refuses some of all the calls of a minute made in a second, and loses the outcome of none that was done', async () => {
    const { links, outcomes, done, alarms } = await burst(600, 1000, 7);
    expect(alarms.filter((code) => code !== 'AUDIT_NOT_RECORDED')).toEqual([]);
    expect(outcomes).toBe(done);
    expect(done + alarms.length).toBe(600);
    expect(isWhole(links)).toBe(true);
  });
});
