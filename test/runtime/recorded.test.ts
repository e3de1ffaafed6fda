import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../lib/runtime/recorded.ts';
import type { AuditEntry, AuditTrail } from '../../lib/shared/audit-entry.ts';
import type { Log } from '../../lib/shared/log.ts';

const action = {
  call: 'call-1',
  actor: { kind: 'client', id: 'client-03', role: 'county-ems' },
  county: '03',
  action: 'change-election',
  target: { kind: 'election', id: 'e' },
  from: null,
} as const;

/** Where things may end: before a record is written, after it with its answer lost, or never (`fine`). */
const FAULTS = ['fine', 'refused', 'lost', 'killed-before', 'killed-after'] as const;
type Fault = (typeof FAULTS)[number];
/** What the change itself does, and what becomes of it. */
const ACTS = ['done', 'refused', 'throws-before', 'throws-after', 'killed-before', 'killed-after'] as const;
type Act = (typeof ACTS)[number];

/** A function that is stopped never goes on. */
const stopped = (): Promise<never> => new Promise(() => undefined);

const play = async (first: Fault, act: Act, second: Fault) => {
  const entries: AuditEntry[] = [];
  const alarms: string[] = [];
  let changed = false;
  const faults = [first, second];
  const trail: AuditTrail = {
    record: async (entry) => {
      const fault = faults.shift() ?? 'fine';
      if (fault === 'killed-before') await stopped();
      if (fault === 'refused') throw new Error('not taken');
      entries.push(entry);
      if (fault === 'killed-after') await stopped();
      if (fault === 'lost') throw new Error('no answer');
    },
  };
  const log: Log = { info: () => undefined, warn: () => undefined, error: (code) => void alarms.push(code) };
  const work = recorded({ trail, log }, action, async () => {
    if (act === 'killed-before') await stopped();
    if (act === 'throws-before') throw new Error('fault');
    if (act === 'refused') return { answer: act, outcome: 'refused' };
    changed = true;
    if (act === 'killed-after') await stopped();
    if (act === 'throws-after') throw new Error('fault');
    return { answer: act, outcome: 'done', audit: { after: { participates: true } } };
  }).then(
    (result) => (result.ok ? 'answered' : result.error),
    () => 'threw',
  );
  const ended = await Promise.race([work, new Promise<'stopped'>((resolve) => setImmediate(() => resolve('stopped')))]);
  return { entries, alarms, changed, ended };
};

describe('an action on record', () => {
  it('is never done without a record of it, wherever it is stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FAULTS),
        fc.constantFrom(...ACTS),
        fc.constantFrom(...FAULTS),
        async (first, act, second) => {
          const { entries, alarms, changed, ended } = await play(first, act, second);
          const outcomes = entries.map(({ outcome }) => outcome);
          if (changed) expect(outcomes[0]).toBe('asked');
          if (first !== 'fine') expect(changed).toBe(false);
          if (outcomes.includes('done')) expect(changed).toBe(true);
          if (outcomes.includes('refused')) expect(changed).toBe(false);
          // Whoever gets an answer and has changed something stands with it in the trail, or somebody is woken.
          if (ended === 'answered' && changed) expect(outcomes.includes('done') || alarms.length > 0).toBe(true);
          if (ended === 'not-recorded') expect(alarms).toEqual(['AUDIT_NOT_RECORDED']);
          expect(new Set(entries.map(({ call }) => call)).size).toBeLessThan(2);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('says before and after with its outcome, and is answered when only that is lost', async () => {
    const { entries, ended } = await play('fine', 'done', 'fine');
    expect(entries.map(({ outcome, after }) => [outcome, after])).toEqual([
      ['asked', null],
      ['done', { participates: true }],
    ]);
    expect(ended).toBe('answered');
    expect(await play('fine', 'done', 'refused')).toMatchObject({
      ended: 'answered',
      alarms: ['AUDIT_OUTCOME_NOT_RECORDED'],
    });
  });
});
