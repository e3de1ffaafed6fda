import { describe, expect, it } from 'vitest';
import { howToEnd, stillDownMail, stillDownNow, takenDownBy } from '../../../lib/releases/domain/still-down.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { aSchedule, aTask } from '../sample-schedule.ts';

const at = (text: string) => Temporal.Instant.from(`${text}-07:00`);
const DOWN = { kind: 'down', reason: 'installation', since: at('2026-05-26T08:00'), by: 'votecal-2026/6a' } as const;

describe('an environment that is still down', () => {
  it.each<[string, string | null, string, string | undefined]>([
    ['before its end', '2026-05-27T17:00', '2026-05-27T12:00', undefined],
    ['on the day of its end', '2026-05-27T17:00', '2026-05-27T23:00', undefined],
    ['on the next workday, before offices open', '2026-05-27T17:00', '2026-05-28T07:59', undefined],
    ['on the next workday', '2026-05-27T17:00', '2026-05-28T08:00', 'still-down-1'],
    ['on the Saturday behind it', '2026-05-27T17:00', '2026-05-30T12:00', 'still-down-1'],
    ['on its third workday', '2026-05-27T17:00', '2026-06-01T09:00', 'still-down-3'],
    ['a year later', '2026-05-27T17:00', '2027-05-27T09:00', 'still-down-60'],
    ['on its first day, without an end', null, '2026-05-26T12:00', undefined],
    ['on its second day, without an end', null, '2026-05-27T08:00', 'still-down-1'],
  ])('is told of %s: %s, at %s: %s', (_what, until, now, notice) => {
    expect(stillDownNow({ ...DOWN, until: until === null ? null : at(until) }, undefined, at(now))).toBe(notice);
  });

  it('by a task is told of behind the last day of its release, which is June 1', () => {
    const down = { ...DOWN, until: null };
    expect(stillDownNow(down, aSchedule(), at('2026-06-01T23:00'))).toBeUndefined();
    expect(stillDownNow(down, aSchedule(), at('2026-06-02T08:00'))).toBe('still-down-1');
  });

  it('is kept down by a task, or by something else', () => {
    expect(takenDownBy(DOWN)).toEqual({ release: 'votecal-2026', task: '6a' });
    expect(takenDownBy({ by: 'data-refresh-2026-05-26-1' })).toBeUndefined();
  });

  it('says who has to do what', () => {
    const progress = { task: aTask({ number: '6a' }), counties: ['03', '19'], done: false } as const;
    const both = howToEnd({ ...progress, missing: ['03', '19'], stateMissing: true }).join('\n');
    expect(both).toContain('The Secretary of State has not confirmed it.');
    expect(both).toContain('Not confirmed by: Amador, Los Angeles.');
    const counties = howToEnd({ ...progress, missing: ['19'], stateMissing: false }).join('\n');
    expect(counties).not.toContain('Secretary of State');
    expect(counties).toContain('Not confirmed by: Los Angeles.');
    const { text } = stillDownMail({ ...DOWN, until: null }, undefined);
    expect(text).toMatch(/down since May 26[\s\S]*votecal-2026\/6a[\s\S]*finish what took it down/);
  });
});
